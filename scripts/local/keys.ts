import { createHash, timingSafeEqual } from "node:crypto";
import { isBasic } from "../model/credential.ts";
import type { SecuritySchemeModel } from "../model/security.ts";

/** The user whose password is a key, where an API takes user and password. */
export const localUser = "local";

/** A key as the credential of a scheme. */
export function credentialText(scheme: SecuritySchemeModel, key: string): string {
  return isBasic(scheme) ? `${localUser}:${key}` : key;
}

/** The stored form of a key, which never contains the key. */
export interface StoredKey {
  /** Finds the row; a part of the hash, so that the time of the search tells nothing about the key. */
  readonly lookup: string;
  readonly hash: Buffer;
}

/** The stored form of a key. Keys are random, so that a plain hash can't be searched for. */
export function storedKey(key: string): StoredKey {
  const hash = createHash("sha256").update(key).digest();
  return { lookup: hash.subarray(0, 8).toString("hex"), hash };
}

const nothing = Buffer.alloc(32);

/** Compares in a time that does not depend on where the hashes differ, even if there is no stored one. */
export function isSameKey({ hash }: StoredKey, stored: Uint8Array | undefined): boolean {
  return timingSafeEqual(hash, stored?.length === hash.length ? stored : nothing);
}
