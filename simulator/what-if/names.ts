/** People write names as they like; ids are exact. */
export function isNamed(said: string, id: string, name: string): boolean {
  return said === id || said.toLowerCase() === name.toLowerCase();
}
