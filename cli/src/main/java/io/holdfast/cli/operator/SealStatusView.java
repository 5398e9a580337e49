package io.holdfast.cli.operator;

import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Shows the seal's status. */
final class SealStatusView {
  private SealStatusView() {}

  static void print(Output output, Json.Obj status) {
    if (output.isTable()) {
      output.keyValues(rows(status));
    } else {
      output.structured(status);
    }
  }

  static SequencedMap<String, String> rows(Json.Obj status) {
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    boolean isSealed = status.flag("sealed");
    String shares = status.flag("recovery_seal") ? "Total Recovery Shares" : "Total Shares";
    rows.put("Seal Type", status.text("type"));
    putIfSaid(rows, "Recovery Seal Type", status, "recovery_seal_type");
    rows.put("Initialized", Boolean.toString(status.flag("initialized")));
    rows.put("Sealed", Boolean.toString(isSealed));
    rows.put(shares, Long.toString(status.number("n")));
    rows.put("Threshold", Long.toString(status.number("t")));
    if (isSealed) {
      rows.put("Unseal Progress", status.number("progress") + "/" + status.number("t"));
      rows.put("Unseal Nonce", status.text("nonce"));
    }
    if (status.flag("migration")) {
      rows.put("Seal Migration in Progress", "true");
    }
    rows.put("Version", status.text("version"));
    putIfSaid(rows, "Build Date", status, "build_date");
    putIfSaid(rows, "Commit Date", status, "commit_date");
    putIfSaid(rows, "Storage Type", status, "storage_type");
    putIfSaid(rows, "Cluster Name", status, "cluster_name");
    putIfSaid(rows, "Cluster ID", status, "cluster_id");
    boolean isHa = status.flag("ha_enabled");
    rows.put("HA Enabled", Boolean.toString(isHa));
    if (isHa && !isSealed) {
      availability(rows, status);
    }
    return rows;
  }

  private static void availability(SequencedMap<String, String> rows, Json.Obj status) {
    rows.put("HA Cluster", status.text("leader_cluster_address"));
    rows.put("HA Mode", status.flag("is_self") ? "active" : "standby");
    putIfSaid(rows, "Active Since", status, "active_time");
    if (!status.flag("is_self")) {
      rows.put("Active Node Address", status.text("leader_address"));
    }
  }

  private static void putIfSaid(
      SequencedMap<String, String> rows, String title, Json.Obj status, String name) {
    if (!status.text(name).isEmpty()) {
      rows.put(title, status.text(name));
    }
  }
}
