package io.holdfast.engines.ssh.ca;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.api.catalog.Catalog;
import io.holdfast.api.route.Page;
import io.holdfast.crypto.SecretBytes;
import java.util.List;
import java.util.Optional;

/** The issuers of a mount, and which of them signs unless a role names another. */
public record IssuerStore(StorageView storage, Catalog catalog) {
  /** How roles and paths call the issuer that signs unless another is named. */
  public static final String DEFAULT = "default";

  private static final String ISSUERS = "issuer/";
  private static final String KEYS = "issuer-key/";
  private static final String CONFIG = "config/issuers";

  /** What the catalog calls their keys: the path that shows an issuer. */
  private static final String ROWS = "issuer/";

  /** What is stored: the id of the default issuer. */
  private record Config(String id) {}

  public static IssuerStore of(Call call) {
    return new IssuerStore(call.storage(), call.services().catalog());
  }

  List<String> ids(Page page) {
    return page.of(storage, ISSUERS);
  }

  Optional<Issuer> byId(String id) {
    return storage.get(ISSUERS + id, Issuer.class);
  }

  /** The issuer that signs unless another is named. */
  public Optional<Issuer> byDefault() {
    return storage.get(CONFIG, Config.class).flatMap(config -> byId(config.id()));
  }

  /** The issuer of an id or a name, or the default one. */
  public Optional<Issuer> find(String reference) {
    if (reference.equalsIgnoreCase(DEFAULT)) {
      return byDefault();
    }
    return byId(reference).or(() -> byName(reference));
  }

  /**
   * The issuer of an id or a name, or the default one.
   *
   * @throws Refusal.InvalidRequest when there is none
   */
  public Issuer require(String reference) {
    return find(reference)
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                reference.equalsIgnoreCase(DEFAULT)
                    ? "keys haven't been configured yet: write config/ca"
                    : "unable to find issuer for reference: " + reference));
  }

  Optional<Issuer> byName(String name) {
    return all().stream().filter(issuer -> issuer.name().equals(name)).findFirst();
  }

  List<Issuer> all() {
    return storage.list(ISSUERS).stream().flatMap(id -> byId(id).stream()).toList();
  }

  /** The private key of an issuer that is there, in PKCS#8 DER; the caller closes it. */
  public SecretBytes privateKey(Issuer issuer) {
    return storage.getSecret(KEYS + issuer.id()).orElseThrow();
  }

  /** Stores a new issuer; the first one becomes the default. */
  void add(Issuer issuer, SecretBytes privateKey, boolean asDefault) {
    put(issuer);
    storage.putSecret(KEYS + issuer.id(), privateKey);
    catalog.renew(ROWS + issuer.id(), "ssh-ca-key");
    if (asDefault || byDefault().isEmpty()) {
      setDefault(issuer);
    }
  }

  void put(Issuer issuer) {
    storage.put(ISSUERS + issuer.id(), issuer);
  }

  void setDefault(Issuer issuer) {
    storage.put(CONFIG, new Config(issuer.id()));
  }

  boolean isDefault(Issuer issuer) {
    return byDefault().filter(other -> other.id().equals(issuer.id())).isPresent();
  }

  void remove(Issuer issuer) {
    if (isDefault(issuer)) {
      storage.delete(CONFIG);
    }
    storage.delete(ISSUERS + issuer.id());
    storage.delete(KEYS + issuer.id());
    catalog.drop(ROWS + issuer.id());
  }

  void removeAll() {
    storage.list(ISSUERS).forEach(id -> catalog.drop(ROWS + id));
    storage.deleteAll(ISSUERS);
    storage.deleteAll(KEYS);
    storage.delete(CONFIG);
  }
}
