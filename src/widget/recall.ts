/** Where this tab keeps the names of a merchant's checkout and of its last attempt. */
export function memoryKey(merchant: string): string {
  return `billie-invoice:${merchant}`;
}

/** What is kept there: the checkout's name, and the attempt's behind it. Nothing where the page may not store anything. */
export function recall(merchant: string): readonly string[] {
  try {
    return sessionStorage.getItem(memoryKey(merchant))?.split(' ') ?? [];
  } catch {
    return [];
  }
}
