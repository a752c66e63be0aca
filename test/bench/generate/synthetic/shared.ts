/** The module that all resources of a synthetic contract share; it knows only Zod. */
export const sharedText = `import { z } from "zod";

export const widgetId = z
  .string()
  .regex(/^[a-z0-9]+_[0-7][0-9A-HJKMNP-TV-Z]{25}$/, "id must be a valid id")
  .meta({ description: "The widget.", examples: ["wid_01KFRX8K1CKQGCV2W5J9C9Z37H"] });

export const limit = z
  .int()
  .min(1, "limit must be 1 to 100")
  .max(100, "limit must be 1 to 100")
  .optional()
  .meta({ description: "How many at most.", examples: [20] });

export const cursor = z
  .string()
  .max(200)
  .optional()
  .meta({ description: "The next_cursor of the page before.", examples: ["c2"] });

export const timestamp = z.iso.datetime({ precision: 3 });

export const Money = z
  .object({
    amount: z.int().min(0).max(100_000_000).meta({ description: "In the smallest unit." }),
    currency: z.enum(["EUR", "USD", "NOK", "KES"]).meta({ description: "ISO 4217." }),
  })
  .meta({ id: "Money", description: "An amount of money." });

export const Address = z
  .object({
    lines: z.array(z.string().max(80)).min(1).max(4).meta({ description: "The lines above the city." }),
    city: z.string().min(1).max(80).meta({ description: "The city." }),
    postcode: z.string().regex(/^[0-9A-Z -]{3,10}$/).nullable().meta({ description: "The postcode." }),
    country: z.string().regex(/^[A-Z]{2}$/).meta({ description: "ISO 3166." }),
  })
  .meta({ id: "Address", description: "Where something is." });

const User = z
  .object({
    kind: z.literal("user").meta({ description: "A person." }),
    id: z.uuid().meta({ description: "The person." }),
    email: z.string().max(200).optional().meta({ description: "How to reach them." }),
  })
  .meta({ id: "User", description: "A person who acts." });

const Machine = z
  .object({
    kind: z.literal("machine").meta({ description: "A program." }),
    key: z.string().regex(/^key_[a-z0-9]{8}$/).meta({ description: "Its key." }),
  })
  .meta({ id: "Machine", description: "A program that acts." });

export const Actor = z
  .discriminatedUnion("kind", [User, Machine])
  .meta({ id: "Actor", description: "Who acts." });

const Fault = z
  .object({ error: z.string().meta({ description: "What went wrong." }) })
  .meta({ id: "Fault", description: "The body of every error." });

const usual = (status: number, error: string) => ({ status, error, when: error, anyText: true as const });

export const errors = {
  schema: Fault,
  textField: "error",
  invalid: usual(400, "the request is not valid"),
  unauthorized: usual(401, "a token is required"),
  internal: usual(500, "the server failed"),
  notFound: usual(404, "no such path"),
  methodNotAllowed: usual(405, "no such method"),
  tooLarge: usual(413, "the body is too large"),
} as const;
`;
