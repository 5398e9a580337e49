package io.holdfast.server.config;

import io.holdfast.server.config.SealConfig.StaticKey;
import java.util.List;
import java.util.Optional;

/** Reads {@code seal}. */
final class SealReader {
  private final Section top;

  SealReader(Section top) {
    this.top = top;
  }

  SealConfig read() {
    List<Labelled> blocks = top.blocks("seal", 1);
    if (blocks.isEmpty()) {
      return new SealConfig.Shamir();
    }
    for (Labelled more : blocks.subList(1, blocks.size())) {
      top.problems().error(more.at(), "seal stands twice; first at " + blocks.getFirst().at());
    }
    Labelled block = blocks.getFirst();
    String type = block.labels().getFirst();
    Section section = top.section("seal \"" + type + "\"", block);
    section.withoutEffect("priority", "there is one seal");
    section.withoutEffect("name", "there is one seal");
    if (section.value("disabled").map(value -> value.bool(false)).orElse(false)) {
      section.unsupported(
          "disabled", "moves a seal's keys to another seal, which this version cannot");
    }
    return switch (type) {
      case "shamir" -> {
        section.end();
        yield new SealConfig.Shamir();
      }
      case "static" -> {
        SealConfig seal = staticKey(section, block);
        section.end();
        yield seal;
      }
      default -> {
        top.problems()
            .error(block.at(), "unknown seal type \"" + type + "\"; use \"shamir\" or \"static\"");
        yield new SealConfig.Shamir();
      }
    };
  }

  private static SealConfig staticKey(Section section, Labelled block) {
    Optional<StaticKey> current = key(section, block, "current");
    Optional<StaticKey> previous = key(section, block, "previous");
    if (current.isEmpty()) {
      section
          .problems()
          .error(
              block.at(),
              "seal \"static\" needs \"current_key_id\" and \"current_key\" (a file:// or env://"
                  + " reference to 32 bytes)");
      return new SealConfig.Shamir();
    }
    if (previous.isPresent() && previous.get().id().equals(current.get().id())) {
      section
          .problems()
          .error(
              block.at(), "seal \"static\": both keys have the same id; give the new key its own");
    }
    return new SealConfig.Static(current.get(), previous);
  }

  private static Optional<StaticKey> key(Section section, Labelled block, String which) {
    Optional<Value> id = section.value(which + "_key_id");
    Optional<Value> key = section.value(which + "_key");
    if (id.isPresent() != key.isPresent()) {
      section
          .problems()
          .error(
              block.at(),
              "seal \"static\": \"" + which + "_key_id\" and \"" + which + "_key\" go together");
    }
    return id.flatMap(
        i -> key.map(k -> new StaticKey(i.text(""), SecretReference.parse(k.text("")))));
  }
}
