package io.holdfast.core.sys.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.catalog.Owners;
import io.holdfast.core.catalog.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code sys/catalog/export}: the rows as a file, in JSON or in CSV (RFC 4180). */
final class ExportPath {
  private static final Field<String> FORMAT =
      Field.string("format", "json, as it is unless given, or csv.").oneOf("json", "csv").inQuery();

  private static final List<String> COLUMNS =
      List.of(
          "path",
          "mount",
          "kind",
          "owner",
          "backup_owner",
          "environment",
          "system",
          "classification",
          "personal_data",
          "created_time",
          "rotated_time",
          "values",
          "expiration");

  private ExportPath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("catalog/export")
            .describe(
                "Take the rows away as a file.",
                "Filters and order are those of catalog/secrets. In CSV no cell begins with what a"
                    + " spreadsheet would take for a formula.")
            .fields(QueryFields.FILTERS)
            .fields(FORMAT)
            .on(Operation.READ, ExportPath::export));
  }

  private static Response export(Call call) {
    CoreCall core = CoreCall.of(call);
    Owners owners = new Owners(core.tx(), call.request().namespace());
    List<Secret> found = QueryFields.whole(call, owners).of(SecretPaths.reader(core)).shown();
    boolean csv = call.get(FORMAT).equals("csv");
    byte[] file = csv ? csv(found, owners) : json(found, owners);
    return new Response.Raw(
        200,
        csv ? "text/csv; charset=utf-8" : "application/json",
        file,
        Map.of(
            "Content-Disposition",
            List.of("attachment; filename=\"catalog." + (csv ? "csv" : "json") + "\"")));
  }

  private static byte[] json(List<Secret> found, Owners owners) {
    ObjectNode out = Json.object();
    var secrets = out.putArray("secrets");
    found.forEach(secret -> secrets.add(SecretJson.of(secret, owners)));
    return Json.write(out);
  }

  private static byte[] csv(List<Secret> found, Owners owners) {
    StringBuilder out = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
    for (Secret secret : found) {
      ObjectNode row = SecretJson.of(secret, owners);
      out.append(
              COLUMNS.stream()
                  .map(column -> cell(row.path(column)))
                  .collect(Collectors.joining(",")))
          .append("\r\n");
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(JsonNode value) {
    if (value.isObject()) {
      String name = value.path("name").asText();
      String type = value.path("type").asText();
      return quoted(name.isEmpty() ? type + ":" + value.path("id").asText() : type + "/" + name);
    }
    return value.isNull() ? "" : quoted(value.asText());
  }

  /** What a spreadsheet would calculate is marked as text. */
  private static String quoted(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
