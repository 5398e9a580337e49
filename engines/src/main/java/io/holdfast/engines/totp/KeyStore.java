package io.holdfast.engines.totp;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.api.catalog.Catalog;
import io.holdfast.api.route.Page;
import io.holdfast.crypto.SecretBytes;
import java.util.List;
import java.util.Optional;

/** The keys of a mount, each with its secret and its used steps. */
record KeyStore(StorageView storage, Catalog catalog) {
  private static final String KEYS = "key/";
  private static final String SECRETS = "secret/";
  private static final String USED = "used/";

  /** What the catalog calls them: the path that shows one. */
  private static final String ROWS = "keys/";

  static KeyStore of(Call call) {
    return new KeyStore(call.storage(), call.services().catalog());
  }

  List<String> names(Page page) {
    return page.of(storage, KEYS);
  }

  Optional<TotpKey> find(String name) {
    return storage.get(KEYS + name, TotpKey.class);
  }

  /**
   * A key that has to be there.
   *
   * @throws Refusal.InvalidRequest when it isn't
   */
  TotpKey require(String name) {
    return find(name).orElseThrow(() -> new Refusal.InvalidRequest("unknown key: " + name));
  }

  /** The secret of a key that is there; the caller closes it. */
  SecretBytes secret(String name) {
    return storage.getSecret(SECRETS + name).orElseThrow();
  }

  UsedSteps used(String name) {
    return storage.get(USED + name, UsedSteps.class).orElse(UsedSteps.NONE);
  }

  void putUsed(String name, UsedSteps used) {
    storage.put(USED + name, used);
  }

  /** Stores a key in place of one of the same name. */
  void put(String name, TotpKey key, SecretBytes secret) {
    remove(name);
    catalog.renew(ROWS + name, "totp-key");
    storage.put(KEYS + name, key);
    storage.putSecret(SECRETS + name, secret);
  }

  void delete(String name) {
    catalog.drop(ROWS + name);
    remove(name);
  }

  private void remove(String name) {
    storage.delete(KEYS + name);
    storage.delete(SECRETS + name);
    storage.delete(USED + name);
  }
}
