package io.holdfast.engines.kv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.secretpath.SecretPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code data/<path>}: the versions of a secret. */
final class DataPaths {
  static final Field<Long> VERSION =
      Field.integer("version", "The version to read; the current one unless given.").inQuery();
  private static final Field<ObjectNode> DATA =
      Field.object("data", "The contents of the secret, returned on read.").sensitive();

  private DataPaths() {}

  static Routes routes() {
    return Routes.of(
        Route.path("data/{path:rest}")
            .describe(
                "Write, patch, read and delete data in the key-value store.",
                "A write makes a new version and leaves the others as they are. A patch (JSON merge"
                    + " patch) makes one from the current version. A read answers the current"
                    + " version, or the one asked for. A delete marks the current version as"
                    + " deleted, which can be undone.")
            .fields(SecretPath.PATH, VERSION, CheckAndSet.OPTIONS, DATA)
            .exists(call -> KeyStore.of(call).exists(call.get(SecretPath.PATH)))
            .on(Operation.READ, DataPaths::read)
            .onWrite(DataPaths::write)
            .on(Operation.PATCH, DataPaths::patch)
            .on(Operation.DELETE, DataPaths::delete));
  }

  private static Response read(Call call) {
    return SecretVersion.find(call).answer(call, "data", data -> data);
  }

  private static Response write(Call call) {
    String path = SecretPath.writable(call);
    JsonNode data = data(call);
    KeyStore store = KeyStore.of(call);
    KeyRecord key = store.find(path).orElseGet(() -> KeyRecord.fresh(call.now()));
    if (key.history().current() == 0) {
      call.services().catalog().admit(path);
    }
    KvConfig config = store.config();
    CheckAndSet.check(call, config, key);
    return addVersion(call, store, config, path, key, data);
  }

  /** What is to be stored; an explicit null is a value too, as in Vault. */
  private static JsonNode data(Call call) {
    if (!call.request().body().has(DATA.name())) {
      throw new Refusal.InvalidRequest("no data provided");
    }
    Optional<ObjectNode> data = call.find(DATA);
    return data.isPresent() ? data.get() : NullNode.getInstance();
  }

  private static Response addVersion(
      Call call, KeyStore store, KvConfig config, String path, KeyRecord key, JsonNode data) {
    VersionInfo version =
        new VersionInfo(call.now(), config.deletionOf(call.now(), key.settings()), false);
    History.Grown grown = key.history().add(version, config.keep(key.settings()));
    long number = grown.history().current();
    KeyRecord after = key.with(grown.history(), call.now());
    store.put(path, after);
    store.putValue(path, number, data);
    grown.dropped().forEach(old -> store.removeValue(path, old));
    return Response.data(after.versionJson(number, version));
  }

  private static Response patch(Call call) {
    ObjectNode patch =
        call.find(DATA).orElseThrow(() -> new Refusal.InvalidRequest("no data provided"));
    String path = SecretPath.writable(call);
    KeyStore store = KeyStore.of(call);
    Optional<KeyRecord> found = store.find(path);
    if (found.isEmpty()) {
      return nothing();
    }
    KeyRecord key = found.get();
    KvConfig config = store.config();
    CheckAndSet.check(call, config, key);
    long current = key.history().current();
    Optional<VersionInfo> version = key.history().version(current);
    if (version.isEmpty()) {
      return nothing();
    }
    if (!version.get().isReadable(call.now())) {
      return Response.data(404, key.versionJson(current, version.get()));
    }
    if (!(store.value(path, key, current) instanceof ObjectNode before)) {
      throw new Refusal.NotFound("the current version is null, which cannot be patched");
    }
    return addVersion(call, store, config, path, key, MergePatch.apply(before, patch));
  }

  private static Response delete(Call call) {
    String path = call.get(SecretPath.PATH);
    KeyStore store = KeyStore.of(call);
    store
        .find(path)
        .ifPresent(key ->
            VersionPaths.delete(store, path, key, List.of(key.history().current()), call.now()));
    return Response.empty();
  }

  /** Vault's answer to a patch of nothing: 404 without any body. */
  static Response nothing() {
    return new Response.Raw(404, "application/json", new byte[0], Map.of());
  }
}
