package io.holdfast.engines.kv;

import io.holdfast.api.Call;
import io.holdfast.api.catalog.CatalogEntry;
import java.util.Optional;

/** Secrets of KV in the catalog: a row for each path, whichever version the mount is of. */
final class Rows {
  private static final String KIND = "kv";

  private Rows() {}

  /** Notes a new version. */
  static void keep(Call call, String path, KeyRecord key, long number, VersionInfo version) {
    call.services()
        .catalog()
        .keep(
            new CatalogEntry(
                path,
                KIND,
                key.created(),
                call.now(),
                number,
                Optional.ofNullable(version.deletion())));
  }

  /** Notes a document of version 1, which has no versions to count. */
  static void keep(Call call, String path) {
    call.services().catalog().renew(path, KIND);
  }

  /** Forgets a secret that is gone. */
  static void drop(Call call, String path) {
    call.services().catalog().drop(path);
  }
}
