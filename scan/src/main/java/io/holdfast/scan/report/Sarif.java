package io.holdfast.scan.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.source.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** A report in SARIF 2.1.0 (OASIS), as code hosts take it. */
public final class Sarif {
  private static final JsonFactory FACTORY =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private Sarif() {}

  /** Writes the report; the stream stays open. */
  public static void write(Report report, List<Rule> rules, String version, OutputStream out)
      throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      tool(json, rules, version);
      invocation(json, report);
      json.writeArrayFieldStart("results");
      for (Finding finding : report.findings()) {
        result(json, finding, rules.indexOf(finding.rule()));
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void tool(JsonGenerator json, List<Rule> rules, String version)
      throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "holdfast scan");
    json.writeStringField("version", version);
    json.writeArrayFieldStart("rules");
    for (Rule rule : rules) {
      json.writeStartObject();
      json.writeStringField("id", rule.id());
      text(json, "shortDescription", rule.description());
      json.writeObjectFieldStart("defaultConfiguration");
      json.writeStringField("level", level(rule));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void invocation(JsonGenerator json, Report report) throws IOException {
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", !report.partial());
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (Problem problem : report.problems()) {
      json.writeStartObject();
      json.writeStringField("level", "error");
      text(json, "message", problem.path() + ": " + problem.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void result(JsonGenerator json, Finding finding, int index) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.rule().id());
    if (index >= 0) {
      json.writeNumberField("ruleIndex", index);
    }
    json.writeStringField("level", level(finding.rule()));
    text(json, "message", message(finding));
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(finding.path()));
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", finding.line());
    json.writeNumberField("startColumn", finding.column());
    json.writeNumberField("endLine", finding.endLine());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("holdfastSecret/v1", finding.fingerprint());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String message(Finding finding) {
    String within = finding.within().isEmpty() ? "" : " in " + finding.within();
    String commit = finding.commit().isEmpty() ? "" : " since commit " + finding.commit();
    return finding.rule().description() + within + commit;
  }

  private static String level(Rule rule) {
    return rule.evidence() == Evidence.NAME ? "warning" : "error";
  }

  private static String uri(String path) {
    try {
      return new URI(null, null, path.replace('\\', '/'), null).getRawPath();
    } catch (URISyntaxException e) {
      return path;
    }
  }

  private static void text(JsonGenerator json, String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text);
    json.writeEndObject();
  }
}
