package io.holdfast.cli.catalog;

import io.holdfast.cli.json.Json;

/** Rows of the catalog on the terminal. */
final class Rows {
  private Rows() {}

  /** An owner as people write it; a dash for none. */
  static String owner(Json.Obj row, String name) {
    Json.Obj owner = row.object(name);
    if (owner.isEmpty()) {
      return "-";
    }
    return owner.text("name").isEmpty()
        ? owner.text("type") + ":" + owner.text("id") + " (gone)"
        : owner.text("type") + "/" + owner.text("name");
  }

  static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
