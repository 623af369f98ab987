/** The environment variable that names the target: `server`, or an address. */
export const targetVariable = "DEMARC_TARGET";
