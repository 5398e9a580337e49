package io.holdfast.engines.kv;

import io.holdfast.api.Call;
import io.holdfast.api.Mount;
import io.holdfast.api.Refusal;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.catalog.Inventory;
import io.holdfast.api.route.Routes;
import java.util.List;
import java.util.Optional;

/** The secrets engine {@code kv}; the mount's option {@code version} says which of the two. */
public final class KvEngine implements SecretsEngine {
  private static final Optional<Inventory> INVENTORY = Optional.of(new KvInventory());

  private static final Routes PLAIN = PlainPaths.routes();
  private static final Routes VERSIONED =
      Routes.concat(
          List.of(
              ConfigPath.routes(),
              DataPaths.routes(),
              MetadataPaths.routes(),
              MetadataLists.routes(),
              SubkeysPath.routes(),
              VersionPaths.routes(),
              // Last: what no other path took.
              InvalidPaths.routes()));

  @Override
  public String type() {
    return "kv";
  }

  @Override
  public String description() {
    return "Key/Value secret storage, plain or with versions";
  }

  @Override
  public Routes routes(Mount mount) {
    return version(mount).equals("2") ? VERSIONED : PLAIN;
  }

  @Override
  public Optional<Inventory> inventory() {
    return INVENTORY;
  }

  @Override
  public String pathOf(Mount mount, String subject) {
    return version(mount).equals("2") ? "data/" + subject : subject;
  }

  @Override
  public void mounted(Call call) {
    String version = version(call.mount());
    if (!version.equals("1") && !version.equals("2")) {
      throw new Refusal.InvalidRequest(
          "a kv mount's option version is 1 or 2, not \"" + version + "\"");
    }
  }

  private static String version(Mount mount) {
    String version = mount.options().getOrDefault("version", "");
    return version.isEmpty() ? "1" : version;
  }
}
