/** CSS as text. The name of the tag is how the build finds what it can make smaller. */
export function css([text = '']: TemplateStringsArray): string {
  return text;
}
