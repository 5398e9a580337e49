package io.holdfast.log.entry;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A leaf that holds a part of an entry which is too large for one leaf:
 *
 * <pre>{@code {"part":{"id":"<id>","n":1,"of":3},"data":"<a slice of the entry's text>"}}</pre>
 *
 * <p>The parts of an entry are successive leaves, n from 1 to of, at least two. The entry is the
 * concatenation of their data. No other leaf begins with the first nine characters of this.
 *
 * @param id of the entry, the same in all of its parts
 */
public record EntryPart(String id, int n, int of, String data) {
  private static final LeafPrefix PREFIX = LeafPrefix.of("{\"part\":{");

  /** Whether a leaf claims to be a part, well-formed or not. */
  public static boolean isPart(byte[] leaf) {
    return PREFIX.begins(leaf);
  }

  /** The part that a leaf is, or empty when it is none in the one form that parts have. */
  public static Optional<EntryPart> parse(byte[] leaf) {
    return CanonicalJson.read(leaf, EntryPart::read)
        .filter(part -> part.n >= 1 && part.n <= part.of && part.of > 1)
        .filter(part -> Arrays.equals(part.encode(), leaf));
  }

  /** The leaf. */
  public byte[] encode() {
    return CanonicalJson.write(json -> {
      json.writeObjectFieldStart("part");
      json.writeStringField("id", id);
      json.writeNumberField("n", n);
      json.writeNumberField("of", of);
      json.writeEndObject();
      json.writeStringField("data", data);
    });
  }

  boolean follows(EntryPart before) {
    return id.equals(before.id) && of == before.of && n == before.n + 1;
  }

  /** Which part it is, without its data. */
  @Override
  public String toString() {
    return "part " + n + " of " + of + " of entry " + id;
  }

  private static EntryPart read(CanonicalJson.Fields fields) throws IOException {
    fields.begin("part");
    String id = fields.string("id");
    int n = fields.number("n");
    int of = fields.number("of");
    fields.end();
    return new EntryPart(id, n, of, fields.string("data"));
  }
}
