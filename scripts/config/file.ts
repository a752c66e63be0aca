/** The file of a team's own settings, in the folder where commands run. */
export const configFile = "contract.config.ts";
