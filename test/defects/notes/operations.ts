import { z } from "zod";
import { defineOperation, json, noContent } from "../../../scripts/contract/index.ts";
import { exampleNote, malformedId, NewNote, Note, NoteUpdate, noteId, noteNotFound } from "./schemas.ts";

const NotePage = z
  .object({
    data: z.array(Note).meta({ description: "The notes of this page." }),
    next_cursor: z.string().nullable().meta({ description: "Where the next page starts; null at the end." }),
  })
  .meta({ id: "NotePage", description: "One page of notes." });

const one = { path: "/notes/{note_id}", section: "notes", params: { note_id: noteId } } as const;

export const listNotes = defineOperation({
  operationId: "listNotes",
  page: "list-notes",
  section: "notes",
  title: "List notes",
  description: "Read the notes, page by page, the oldest first.",
  method: "GET",
  path: "/notes",
  query: {
    limit: z
      .int()
      .min(1, "limit must be 1 to 50")
      .max(50, "limit must be 1 to 50")
      .default(20)
      .meta({ description: "At most so many notes." }),
    cursor: z.string().min(1).optional().meta({ description: "`next_cursor` of the page before." }),
  },
  responses: { 200: json(NotePage, { example: { data: [exampleNote], next_cursor: null } }) },
  errors: [{ status: 400, given: { query: { limit: 0 } }, when: "`limit` is below 1 or above 50." }],
  pagination: { items: "data", limit: "limit", cursor: { parameter: "cursor", next: "next_cursor" } },
  laws: { resource: "note", effect: "list" },
});

export const createNote = defineOperation({
  operationId: "createNote",
  page: "create-note",
  section: "notes",
  title: "Create note",
  description: "Write a note.",
  method: "POST",
  path: "/notes",
  body: json(NewNote, { example: { title: exampleNote.title, priority: exampleNote.priority } }),
  responses: { 201: json(Note, { example: exampleNote }) },
  errors: [{ status: 400, given: { body: { title: "" } }, when: "`title` is empty." }],
  laws: { resource: "note", effect: "create", sets: ["title", "priority", "labels"] },
});

export const getNote = defineOperation({
  ...one,
  operationId: "getNote",
  page: "get-note",
  title: "Get note",
  description: "Read one note.",
  method: "GET",
  responses: { 200: json(Note, { example: exampleNote }) },
  errors: [malformedId, noteNotFound],
  laws: { resource: "note", effect: "read", identity: { note_id: "id" } },
});

export const updateNote = defineOperation({
  ...one,
  operationId: "updateNote",
  page: "update-note",
  title: "Update note",
  description: "Change some fields of a note.",
  method: "PATCH",
  body: json(NoteUpdate, { example: { priority: exampleNote.priority } }),
  responses: { 200: json(Note, { example: exampleNote }) },
  errors: [
    malformedId,
    { status: 400, given: { body: { title: "" } }, when: "`title` is empty." },
    noteNotFound,
  ],
  idempotent: true,
  laws: {
    resource: "note",
    effect: "update",
    identity: { note_id: "id" },
    sets: ["title", "priority"],
    keeps: ["id", "labels", "created_at"],
    forward: ["updated_at"],
  },
});

export const deleteNote = defineOperation({
  ...one,
  operationId: "deleteNote",
  page: "delete-note",
  title: "Delete note",
  description: "Throw a note away.",
  method: "DELETE",
  responses: { 204: noContent({ description: "It is gone." }) },
  errors: [malformedId, noteNotFound],
  laws: { resource: "note", effect: "delete", identity: { note_id: "id" } },
});
