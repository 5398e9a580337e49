package io.holdfast.server.config;

import io.holdfast.core.policy.hcl.HclValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code audit "type" "path" { description, options { ... } }}. */
final class AuditReader {
  private static final List<String> TYPES = List.of("file", "socket", "syslog");

  private final Section top;

  AuditReader(Section top) {
    this.top = top;
  }

  List<AuditConfig> read() {
    List<AuditConfig> audits = new ArrayList<>();
    for (Labelled block : top.blocks("audit", 2)) {
      AuditConfig audit = read(block);
      if (audits.stream().anyMatch(other -> other.path().equals(audit.path()))) {
        top.problems()
            .error(block.at(), "two audit devices have the path \"" + audit.path() + "\"");
      }
      audits.add(audit);
    }
    top.withoutEffect(
        "unsafe_allow_api_audit_creation", "sys/audit always enables devices, as in Vault");
    top.withoutEffect(
        "allow_audit_log_prefixing", "the device option \"prefix\" is always allowed");
    return audits;
  }

  private AuditConfig read(Labelled block) {
    String type = block.labels().getFirst();
    String path = block.labels().getLast();
    if (!TYPES.contains(type)) {
      top.problems()
          .error(
              block.at(),
              "unknown audit device type \"" + type + "\"; use " + String.join(", ", TYPES));
    }
    Section section = top.section("audit \"" + type + "\"", block);
    String description = section.value("description").map(v -> v.text("")).orElse("");
    section.withoutEffect("local", "this server is a single node");
    Map<String, String> options = new HashMap<>();
    for (Labelled given : section.blocks("options", 0)) {
      for (Entry entry : given.entries()) {
        String value = option(entry);
        if (options.putIfAbsent(entry.key(), value) != null) {
          top.problems().error(entry.at(), "the option \"" + entry.key() + "\" stands twice");
        }
      }
    }
    section.end();
    String name = path.endsWith("/") ? path : path + "/";
    return new AuditConfig(type, name, description, options, block.at());
  }

  private String option(Entry entry) {
    if (entry.value() instanceof HclValue.Scalar scalar && entry.labels().isEmpty()) {
      return scalar.isNull() ? "" : scalar.value().asText();
    }
    top.problems()
        .error(entry.at(), "the option \"" + entry.key() + "\" must be a string, number or switch");
    return "";
  }
}
