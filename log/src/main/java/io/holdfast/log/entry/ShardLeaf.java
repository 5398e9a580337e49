package io.holdfast.log.entry;

import io.holdfast.log.note.MalformedNoteException;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The leaves that join the shards of a log. The last leaf of a closed shard names the next one and
 * its key; the first leaf of the next one holds the final checkpoint of the closed one:
 *
 * <pre>{@code
 * {"type":"log-shard-close","next":{"shard":2,"vkey":"<verifier key>"}}
 * {"type":"log-shard-open","previous":{"shard":1,"checkpoint":"<signed note>"}}
 * }</pre>
 *
 * So whoever trusts one shard's key can trust the whole chain, forwards by the keys that were named
 * and backwards by the checkpoints that were committed to, also when the key changes between them.
 */
public sealed interface ShardLeaf {
  /** The leaf. */
  byte[] encode();

  /**
   * The last leaf of a shard.
   *
   * @param next number of the shard that follows
   * @param key of the shard that follows; its name is that shard's origin
   */
  record Closing(int next, VerifierKey key) implements ShardLeaf {
    private static final LeafPrefix PREFIX = LeafPrefix.of("{\"type\":\"log-shard-close\",");

    @Override
    public byte[] encode() {
      return CanonicalJson.write(json -> {
        json.writeStringField("type", "log-shard-close");
        json.writeObjectFieldStart("next");
        json.writeNumberField("shard", next);
        json.writeStringField("vkey", key.toString());
        json.writeEndObject();
      });
    }

    private static Closing read(CanonicalJson.Fields fields) throws IOException {
      fields.string("type");
      fields.begin("next");
      int shard = fields.number("shard");
      VerifierKey key = VerifierKey.parse(fields.string("vkey"));
      fields.end();
      return new Closing(shard, key);
    }
  }

  /**
   * The first leaf of a shard that continues another.
   *
   * @param previous number of the shard that was closed
   * @param checkpoint its final checkpoint
   */
  record Opening(int previous, SignedCheckpoint checkpoint) implements ShardLeaf {
    private static final LeafPrefix PREFIX = LeafPrefix.of("{\"type\":\"log-shard-open\",");

    @Override
    public byte[] encode() {
      String note = new String(checkpoint.encode(), StandardCharsets.UTF_8);
      return CanonicalJson.write(json -> {
        json.writeStringField("type", "log-shard-open");
        json.writeObjectFieldStart("previous");
        json.writeNumberField("shard", previous);
        json.writeStringField("checkpoint", note);
        json.writeEndObject();
      });
    }

    private static Opening read(CanonicalJson.Fields fields) throws IOException {
      fields.string("type");
      fields.begin("previous");
      int shard = fields.number("shard");
      byte[] note = fields.string("checkpoint").getBytes(StandardCharsets.UTF_8);
      fields.end();
      return new Opening(shard, SignedCheckpoint.parse(note));
    }
  }

  /** The leaf as one of these, or empty when it is an ordinary one. */
  static Optional<ShardLeaf> parse(byte[] leaf) {
    try {
      Optional<? extends ShardLeaf> parsed = Optional.empty();
      if (Closing.PREFIX.begins(leaf)) {
        parsed = CanonicalJson.read(leaf, Closing::read);
      } else if (Opening.PREFIX.begins(leaf)) {
        parsed = CanonicalJson.read(leaf, Opening::read);
      }
      return parsed.filter(known -> Arrays.equals(known.encode(), leaf)).map(known -> known);
    } catch (MalformedNoteException e) {
      return Optional.empty();
    }
  }
}
