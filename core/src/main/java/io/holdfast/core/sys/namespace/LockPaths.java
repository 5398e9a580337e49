package io.holdfast.core.sys.namespace;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.namespace.NamespaceEntry;
import io.holdfast.core.namespace.NamespaceStore;
import io.holdfast.core.router.MountTable;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * {@code sys/namespaces/api-lock}: keeps everybody out of a namespace and those below it, until the
 * key that was shown at locking is given, or somebody with sudo unlocks it.
 */
public final class LockPaths {
  private static final int KEY_CHARACTERS = 24;

  private static final Field<String> PATH =
      Field.string("path", "The namespace below the request's own; empty for that itself.");
  private static final Field<String> KEY =
      Field.string("unlock_key", "What locking answered.").sensitive();

  private final MountTable mounts;

  public LockPaths(MountTable mounts) {
    this.mounts = mounts;
  }

  public Routes routes() {
    return Routes.of(
        lock("namespaces/api-lock/lock"),
        lock("namespaces/api-lock/lock/{path:rest}").fields(PATH),
        unlock("namespaces/api-lock/unlock"),
        unlock("namespaces/api-lock/unlock/{path:rest}").fields(PATH));
  }

  private Route.Builder lock(String path) {
    return Route.path(path)
        .describe("Lock the API of a namespace.", "")
        .on(Operation.UPDATE, this::lock);
  }

  private Route.Builder unlock(String path) {
    return Route.path(path)
        .describe("Unlock the API of a namespace.", "")
        .fields(KEY)
        .on(Operation.UPDATE, this::unlock);
  }

  private static NamespaceEntry find(Call call) {
    Namespace from = call.request().namespace();
    String below = call.find(PATH).orElse("");
    String path = from.path() + (below.isEmpty() || below.endsWith("/") ? below : below + "/");
    if (path.isEmpty() || path.equals("root/")) {
      throw new Refusal.InvalidRequest("root namespace cannot be locked/unlocked");
    }
    return CoreCall.of(call)
        .topology()
        .namespaces()
        .at(path)
        .orElseThrow(() -> new Refusal.InvalidRequest("namespace not found"));
  }

  private Response lock(Call call) {
    NamespaceEntry entry = find(call);
    if (entry.isLocked()) {
      throw new Refusal.InvalidRequest(
          "cannot lock namespace \"" + entry.path() + "\": it is locked already");
    }
    String key = Randomness.base62(KEY_CHARACTERS);
    store(call, entry.locked(hash(key)));
    return Response.data(Json.object().put("unlock_key", key));
  }

  private Response unlock(Call call) {
    NamespaceEntry entry = find(call);
    if (!entry.isLocked()) {
      throw new Refusal.InvalidRequest("namespace \"" + entry.path() + "\" is not locked");
    }
    String key = call.get(KEY);
    if (key.isEmpty()) {
      if (!CoreCall.of(call).sudo()) {
        throw new Refusal.InvalidRequest("unlock_key: give what locking answered");
      }
      call.warn("Namespace unlocked using sudo capabilities");
    } else if (!MessageDigest.isEqual(bytes(hash(key)), bytes(entry.unlockKey()))) {
      throw new Refusal.InvalidRequest("unlock_key: is not the one that locking answered");
    }
    store(call, entry.locked(""));
    return Response.empty();
  }

  private void store(Call call, NamespaceEntry entry) {
    CoreCall core = CoreCall.of(call);
    NamespaceStore.put(core.tx(), entry);
    mounts.changed(core.tx());
  }

  private static String hash(String key) {
    return HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(bytes(key)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
