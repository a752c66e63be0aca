import { z } from "zod";

const title = z.string().min(1, "title is required").max(80).meta({ description: "What it is about." });
const priority = z.int().min(1).max(5).meta({ description: "1 is most urgent." });
const labels = z.array(z.string().min(1).max(20)).max(4).meta({ description: "Words to find it by." });

export const NewNote = z
  .object({ title, priority: priority.default(3), labels: labels.optional() })
  .meta({ id: "NewNote", description: "A note to be written." });

export const NoteUpdate = z
  .object({ title: title.optional(), priority: priority.optional() })
  .meta({ id: "NoteUpdate", description: "The fields to change; those left out stay." });

const time = z.iso.datetime({ precision: 3 });

export const Note = z
  .object({
    id: z.uuid().meta({ description: "The note's id." }),
    title,
    priority,
    labels: labels.optional(),
    created_at: time.meta({ description: "When it was written, in UTC." }),
    updated_at: time.meta({ description: "When it last changed, in UTC." }),
  })
  .meta({ id: "Note", description: "A note." });

export const exampleNote: z.input<typeof Note> = {
  id: "7d4f0c8e-52a1-4b7e-9c3d-0a61f2be9d10",
  title: "Water the plants",
  priority: 2,
  created_at: "2026-10-01T08:00:00.000Z",
  updated_at: "2026-10-02T09:30:00.000Z",
};

export const noteId = z
  .uuid("note id must be a UUID")
  .meta({ title: "note ID", description: "The note.", examples: [exampleNote.id] });

export const malformedId = {
  status: 400,
  given: { params: { note_id: "7" } },
  when: "`note_id` is not a UUID.",
} as const;

export const noteNotFound = {
  status: 404,
  error: "note not found",
  when: "The caller has no such note.",
} as const;
