package io.holdfast.core.policy;

import io.holdfast.core.policy.hcl.HclValue;
import io.holdfast.core.policy.hcl.Position;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads one {@code path} block. */
final class PathRuleReader {
  private static final Set<String> KEYS =
      Set.of(
          "comment",
          "policy",
          "capabilities",
          "allowed_parameters",
          "denied_parameters",
          "required_parameters",
          "min_wrapping_ttl",
          "max_wrapping_ttl",
          "mfa_methods",
          "pagination_limit",
          "expiration",
          "list_scan_response_keys_filter_path",
          "control_group");

  private static final Capabilities WRITE =
      Capabilities.of(
          Capability.CREATE,
          Capability.READ,
          Capability.UPDATE,
          Capability.DELETE,
          Capability.LIST);

  private final Fields fields;
  private final Problems problems;
  private final Position at;

  private PathRuleReader(HclValue.Block block, Position at, Problems problems) {
    this.fields = new Fields(block, KEYS, Set.of(), problems);
    this.problems = problems;
    this.at = at;
  }

  static PathRule read(Labelled path, Problems all) {
    Problems problems = all.in("path " + Problems.quote(path.label()));
    PathRuleReader reader = new PathRuleReader(path.body(), path.at(), problems);
    return new PathRule(reader.template(path.label()), reader.permissions(), reader.expires());
  }

  private PathTemplate template(String path) {
    try {
      PathTemplate template = PathTemplate.parse(path);
      // The shape of a templated path is checked again when values were put in.
      AclPattern.of(RequestPath.ofRule(path));
      return template;
    } catch (IllegalArgumentException e) {
      problems.add(at, String.valueOf(e.getMessage()));
      return PathTemplate.parse("");
    }
  }

  private Permissions permissions() {
    Capabilities capabilities = capabilities();
    Permissions permissions =
        new Permissions(
            capabilities,
            new ParameterRules(
                ParameterReader.read(fields, "allowed_parameters", problems),
                ParameterReader.read(fields, "denied_parameters", problems),
                fields.texts("required_parameters")),
            wrapping(),
            new PageLimit(fields.count("pagination_limit")),
            keysFilter(capabilities),
            fields.texts("mfa_methods"),
            ControlGroupReader.read(fields, problems));
    return capabilities.has(Capability.DENY) ? Permissions.DENY : permissions;
  }

  private Capabilities capabilities() {
    Set<Capability> found = EnumSet.noneOf(Capability.class);
    for (String name : fields.texts("capabilities")) {
      Capability.named(name)
          .ifPresentOrElse(
              found::add,
              () ->
                  problems.add(
                      fields.at("capabilities"), "invalid capability " + Problems.quote(name)));
    }
    return Capabilities.of(found)
        .and(fields.text("policy").map(this::legacy).orElse(Capabilities.NONE));
  }

  /** The words of the time before capabilities. */
  private Capabilities legacy(String word) {
    return switch (word) {
      case "deny" -> Capabilities.DENY;
      case "read" -> Capabilities.of(Capability.READ, Capability.LIST);
      case "write" -> WRITE;
      case "sudo" -> WRITE.and(Capabilities.of(Capability.SUDO));
      case "" -> Capabilities.NONE;
      default -> {
        problems.add(fields.at("policy"), "invalid policy " + Problems.quote(word));
        yield Capabilities.NONE;
      }
    };
  }

  private WrappingBounds wrapping() {
    WrappingBounds bounds =
        new WrappingBounds(
            fields.duration("min_wrapping_ttl"), fields.duration("max_wrapping_ttl"));
    if (bounds.areContradictory()) {
      problems.add(
          fields.at("max_wrapping_ttl"), "max_wrapping_ttl cannot be less than min_wrapping_ttl");
    }
    return bounds;
  }

  private Optional<KeysFilter> keysFilter(Capabilities capabilities) {
    String key = "list_scan_response_keys_filter_path";
    Optional<String> text = fields.text(key).filter(value -> !value.isEmpty());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!capabilities.has(Capability.LIST)) {
      problems.add(fields.at(key), key + " needs the capability list on the path");
    }
    try {
      return text.map(KeysFilter::new);
    } catch (IllegalArgumentException e) {
      problems.add(fields.at(key), key + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private Instant expires() {
    String key = "expiration";
    Optional<String> text = fields.text(key).filter(value -> !value.isEmpty());
    if (text.isEmpty()) {
      return Instant.MAX;
    }
    try {
      return text.get().matches("-?[0-9]{1,15}")
          ? Instant.ofEpochSecond(Long.parseLong(text.get()))
          : OffsetDateTime.parse(text.get()).toInstant();
    } catch (DateTimeException e) {
      problems.add(fields.at(key), "invalid expiration time; write it as \"2030-01-31T12:00:00Z\"");
      return Instant.MAX;
    }
  }
}
