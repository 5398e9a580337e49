package io.holdfast.scan.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.holdfast.scan.source.Problem;
import java.io.IOException;
import java.io.OutputStream;

/** A report as JSON, for programs. Members are only ever added. */
public final class ReportJson {
  private static final JsonFactory FACTORY =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private ReportJson() {}

  /** Writes the report; the stream stays open. */
  public static void write(Report report, String keyId, OutputStream out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeArrayFieldStart("findings");
      for (Finding finding : report.findings()) {
        finding(json, finding);
      }
      json.writeEndArray();
      json.writeBooleanField("partial", report.partial());
      json.writeArrayFieldStart("unread");
      for (Problem problem : report.problems()) {
        json.writeStartObject();
        json.writeStringField("path", problem.path());
        optional(json, "commit", problem.commit());
        json.writeStringField("reason", problem.message());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeStringField("key", keyId);
      json.writeNumberField("known", report.known());
      json.writeNumberField("allowed", report.allowed());
      json.writeNumberField("objects", report.objects());
      json.writeNumberField("bytes", report.bytes());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void finding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", finding.path());
    optional(json, "within", finding.within());
    json.writeNumberField("line", finding.line());
    json.writeNumberField("column", finding.column());
    json.writeNumberField("end_line", finding.endLine());
    json.writeStringField("rule", finding.rule().id());
    json.writeStringField("description", finding.rule().description());
    json.writeStringField("evidence", finding.rule().evidence().toString());
    json.writeStringField("fingerprint", finding.fingerprint());
    optional(json, "commit", finding.commit());
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }
}
