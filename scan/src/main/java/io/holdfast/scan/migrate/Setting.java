package io.holdfast.scan.migrate;

/**
 * A value in a file.
 *
 * @param name of the value; parts of nested ones are joined by dots
 * @param value what it says, quotes and encodings undone
 * @param from where it begins in the file, with its quotes
 * @param to behind it
 * @param line from 1
 * @param base64 whether the file has it in base64
 * @param certain whether the file itself says that it is a secret
 */
public record Setting(
    String name, String value, int from, int to, int line, boolean base64, boolean certain) {
  /** The name and the place only. */
  @Override
  public String toString() {
    return "Setting[" + name + " at line " + line + "]";
  }
}
