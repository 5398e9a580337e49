package io.holdfast.engines.kv;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Handler;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.secretpath.SecretPath;
import java.time.Instant;
import java.util.List;

/** {@code delete/}, {@code undelete/} and {@code destroy/<path>}: what becomes of versions. */
final class VersionPaths {
  private static final Field<List<Long>> VERSIONS =
      Field.integers("versions", "The numbers of the versions.");

  private VersionPaths() {}

  /** What is done with versions of a secret that is there. */
  @FunctionalInterface
  private interface Change {
    void apply(Call call, KeyStore store, String path, KeyRecord key, List<Long> numbers);
  }

  static Routes routes() {
    return Routes.of(
        route("delete/", VersionPaths::delete)
            .describe(
                "Marks one or more versions as deleted in the key-value store.",
                "The data are no longer answered, but stay stored: undelete brings them back."),
        route("undelete/", VersionPaths::undelete)
            .describe(
                "Undeletes one or more versions in the key-value store.",
                "The data are answered again."),
        route("destroy/", VersionPaths::destroy)
            .describe(
                "Permanently removes one or more versions in the key-value store.",
                "The data are removed for good; that the versions were there is still known."));
  }

  private static Route.Builder route(String prefix, Change change) {
    return Route.path(prefix + "{path:rest}")
        .fields(SecretPath.PATH, VERSIONS)
        .onWrite(handler(change));
  }

  private static Handler handler(Change change) {
    return call -> {
      List<Long> numbers = call.get(VERSIONS);
      if (numbers.isEmpty()) {
        throw new Refusal.InvalidRequest("No version number provided");
      }
      String path = SecretPath.writable(call);
      KeyStore store = KeyStore.of(call);
      store.find(path).ifPresent(key -> change.apply(call, store, path, key, numbers));
      return Response.empty();
    };
  }

  private static void delete(
      Call call, KeyStore store, String path, KeyRecord key, List<Long> numbers) {
    delete(store, path, key, numbers, call.now());
  }

  /** Marks versions as deleted, but for those that are deleted or destroyed already. */
  static void delete(KeyStore store, String path, KeyRecord key, List<Long> numbers, Instant now) {
    History after =
        key.history()
            .change(numbers, version -> version.isReadable(now) ? version.deletedAt(now) : version);
    putIfChanged(store, path, key, after);
  }

  private static void undelete(
      Call call, KeyStore store, String path, KeyRecord key, List<Long> numbers) {
    Instant deletion = store.config().deletionOf(call.now(), key.settings());
    History after =
        key.history()
            .change(
                numbers, version -> version.destroyed() ? version : version.deletedAt(deletion));
    putIfChanged(store, path, key, after);
  }

  private static void destroy(
      Call call, KeyStore store, String path, KeyRecord key, List<Long> numbers) {
    putIfChanged(store, path, key, key.history().change(numbers, VersionInfo::asDestroyed));
    numbers.forEach(number -> store.removeValue(path, number));
  }

  private static void putIfChanged(KeyStore store, String path, KeyRecord key, History after) {
    if (!after.equals(key.history())) {
      store.put(path, key.with(after));
    }
  }
}
