package io.holdfast.engines.kv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.secretpath.SecretPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code metadata/<path>}: a secret's settings and remarks; deleting them deletes the secret. */
final class MetadataPaths {
  private static final Field<Duration> DELETE_VERSION_AFTER =
      Field.duration(
          "delete_version_after",
          "How long versions live. Zero for as long as the mount's configuration says, which also"
              + " holds where it is shorter.");
  private static final Field<ObjectNode> CUSTOM_METADATA =
      Field.object("custom_metadata", "Your own remarks on the secret: a map of strings.");
  private static final List<Field<?>> SETTINGS =
      List.of(
          ConfigPath.MAX_VERSIONS,
          ConfigPath.CAS_REQUIRED,
          ConfigPath.METADATA_CAS_REQUIRED,
          DELETE_VERSION_AFTER,
          CUSTOM_METADATA);

  private MetadataPaths() {}

  static Routes routes() {
    return Routes.of(
        Route.path("metadata/{path:rest}")
            .describe(
                "Interacts with a secret's metadata and settings.",
                "Reads what is known of a secret and its versions, writes its settings, lists"
                    + " secrets, or permanently deletes a secret with all its versions.")
            .fields(SecretPath.PATH, CheckAndSet.METADATA_CAS)
            .fields(SETTINGS)
            .fields(Page.FIELDS)
            .exists(call -> KeyStore.of(call).exists(call.get(SecretPath.PATH)))
            .on(Operation.READ, MetadataPaths::read)
            .onWrite(MetadataPaths::write)
            .on(Operation.PATCH, MetadataPaths::patch)
            .on(Operation.DELETE, MetadataPaths::delete)
            .on(Operation.LIST, MetadataLists::list)
            .on(Operation.SCAN, MetadataLists::scan));
  }

  private static Response read(Call call) {
    return KeyStore.of(call)
        .find(call.get(SecretPath.PATH))
        .map(key -> Response.data(key.asJson()))
        .orElseThrow(Refusal.NotFound::new);
  }

  private static Response write(Call call) {
    String path = SecretPath.writable(call);
    if (SETTINGS.stream().noneMatch(call::has)) {
      return Response.empty();
    }
    KeyStore store = KeyStore.of(call);
    Optional<KeyRecord> found = store.find(path);
    CheckAndSet.checkMetadata(call, store.config(), found);
    KeyRecord key = found.orElseGet(() -> KeyRecord.fresh(call.now()));
    KeySettings before = key.settings();
    Map<String, String> custom =
        call.find(CUSTOM_METADATA).map(CustomMetadata::of).orElse(before.custom());
    store.put(path, key.with(settings(call, before, custom), call.now()));
    warnOfMandates(call, store.config());
    return Response.empty();
  }

  private static KeySettings settings(Call call, KeySettings before, Map<String, String> custom) {
    return new KeySettings(
        call.find(ConfigPath.MAX_VERSIONS).map(ConfigPath::asUnsigned).orElse(before.maxVersions()),
        call.find(ConfigPath.CAS_REQUIRED).orElse(before.casRequired()),
        call.find(ConfigPath.METADATA_CAS_REQUIRED).orElse(before.metadataCasRequired()),
        call.find(DELETE_VERSION_AFTER)
            .map(ConfigPath::inSeconds)
            .orElse(before.deleteVersionAfter()),
        custom);
  }

  private static void warnOfMandates(Call call, KvConfig config) {
    warnOfMandate(call, ConfigPath.CAS_REQUIRED, config.casRequired());
    warnOfMandate(call, ConfigPath.METADATA_CAS_REQUIRED, config.metadataCasRequired());
  }

  private static void warnOfMandate(Call call, Field<Boolean> field, boolean mandated) {
    if (mandated && call.find(field).filter(wish -> !wish).isPresent()) {
      call.warn(
          "\""
              + field.name()
              + "\" set to false, but is mandated by backend config. This value will be ignored.");
    }
  }

  private static Response patch(Call call) {
    ObjectNode body = call.request().body();
    if (SETTINGS.stream().noneMatch(field -> body.has(field.name()))) {
      return Response.empty();
    }
    String path = SecretPath.writable(call);
    KeyStore store = KeyStore.of(call);
    Optional<KeyRecord> found = store.find(path);
    if (found.isEmpty()) {
      return DataPaths.nothing();
    }
    CheckAndSet.checkMetadata(call, store.config(), found);
    KeyRecord key = found.get();
    KeySettings before = cleared(body, key.settings());
    Map<String, String> custom =
        call.find(CUSTOM_METADATA)
            .map(patch -> CustomMetadata.patched(before.custom(), patch))
            .orElse(before.custom());
    store.put(path, key.with(settings(call, before, custom), call.now()));
    warnOfMandates(call, store.config());
    return Response.empty();
  }

  /** The settings without those that a merge patch clears by null. */
  private static KeySettings cleared(ObjectNode body, KeySettings before) {
    KeySettings none = KeySettings.NONE;
    return new KeySettings(
        base(body, ConfigPath.MAX_VERSIONS, none, before).maxVersions(),
        base(body, ConfigPath.CAS_REQUIRED, none, before).casRequired(),
        base(body, ConfigPath.METADATA_CAS_REQUIRED, none, before).metadataCasRequired(),
        base(body, DELETE_VERSION_AFTER, none, before).deleteVersionAfter(),
        base(body, CUSTOM_METADATA, none, before).custom());
  }

  private static KeySettings base(
      ObjectNode body, Field<?> field, KeySettings none, KeySettings before) {
    return body.path(field.name()).isNull() ? none : before;
  }

  private static Response delete(Call call) {
    String path = call.get(SecretPath.PATH);
    KeyStore store = KeyStore.of(call);
    store
        .find(path)
        .ifPresent(key -> {
          store.remove(path, key);
          call.services().catalog().drop(path);
        });
    return Response.empty();
  }
}
