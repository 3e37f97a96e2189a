declare global {
  /** What the script-tag build adds to the address of every part it loads; see `askAgain`. */
  var billieInvoiceTry: string | undefined;
}

let tries = 0;

/**
 * Browsers remember that a module could not be loaded, and refuse it for as long as the page lives. Asked for again, a part needs another
 * address. Builds of a shop's own have their own ways, and ignore this.
 */
function askAgain(): void {
  tries += 1;
  globalThis.billieInvoiceTry = `?try=${tries}`;
}

/** A part on its way. If it does not come, whoever asks for it again asks for it anew. */
export function comingPart<Part>(part: Promise<Part>): Promise<Part> {
  part.catch(askAgain);
  return part;
}
