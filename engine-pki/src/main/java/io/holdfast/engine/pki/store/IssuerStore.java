package io.holdfast.engine.pki.store;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Page;
import io.holdfast.engine.pki.x509.Certificates;
import io.holdfast.engine.pki.x509.Serials;
import io.holdfast.engine.pki.x509.SignatureScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** The issuers of a mount, an index by name, and the default. */
public final class IssuerStore {
  private static final String ENTRIES = "issuer/";
  private static final String BY_NAME = "issuer-name/";
  private static final String CONFIG = "config/issuers";

  private final StorageView storage;

  public IssuerStore(StorageView storage) {
    this.storage = storage;
  }

  public static IssuerStore of(Call call) {
    return new IssuerStore(call.storage());
  }

  public IssuersConfig config() {
    return storage.get(CONFIG, IssuersConfig.class).orElse(IssuersConfig.NONE);
  }

  public void putConfig(IssuersConfig config) {
    storage.put(CONFIG, config);
  }

  public List<Issuer> all() {
    return storage.list(ENTRIES).stream().flatMap(id -> get(id).stream()).toList();
  }

  /** Those of a page, by id. */
  public List<Issuer> page(Page page) {
    return page.of(storage, ENTRIES).stream().flatMap(id -> get(id).stream()).toList();
  }

  public Optional<Issuer> get(String id) {
    return id.isEmpty() ? Optional.empty() : storage.get(ENTRIES + id, Issuer.class);
  }

  /** By id, by name, or {@code default}. */
  public Optional<Issuer> find(String ref) {
    if (ref.equals(Names.DEFAULT) || ref.isEmpty()) {
      return get(config().defaultId());
    }
    return get(ref)
        .or(() -> storage.getJson(BY_NAME + ref).flatMap(json -> get(json.path("id").asText())));
  }

  public Issuer require(String ref) {
    return find(ref).orElseThrow(() -> new Refusal.InvalidRequest(unknown(ref)));
  }

  /** What to say of a reference that means nothing. */
  public static String unknown(String ref) {
    return ref.equals(Names.DEFAULT) || ref.isEmpty()
        ? "no default issuer currently configured: make or import one, or set it by"
            + " config/issuers"
        : "unable to find PKI issuer for reference: " + ref;
  }

  /** Refuses a name that another issuer has. */
  public void checkFree(String name) {
    if (!name.isEmpty() && storage.exists(BY_NAME + name)) {
      throw new Refusal.InvalidRequest("issuer name already in use: choose another issuer_name");
    }
  }

  /** The issuer with exactly this certificate. */
  public Optional<Issuer> holding(byte[] certificate) {
    return all().stream()
        .filter(issuer -> Arrays.equals(issuer.certificate(), certificate))
        .findFirst();
  }

  /** Adds an issuer; the first with a key becomes the default. Chains are not rebuilt yet. */
  public Issuer add(
      String id,
      String name,
      String keyId,
      X509CertificateHolder certificate,
      SignatureScheme revocationScheme) {
    checkFree(name);
    Issuer issuer =
        Issuer.fresh(
            id,
            name,
            keyId,
            Certificates.der(certificate),
            Serials.text(certificate.getSerialNumber()),
            revocationScheme);
    put(issuer);
    IssuersConfig config = config();
    if (!keyId.isEmpty() && (config.followsLatest() || get(config.defaultId()).isEmpty())) {
      putConfig(new IssuersConfig(id, config.followsLatest()));
    }
    return issuer;
  }

  public void put(Issuer issuer) {
    storage.put(ENTRIES + issuer.id(), issuer);
    if (!issuer.name().isEmpty()) {
      storage.put(BY_NAME + issuer.name(), Map.of("id", issuer.id()));
    }
  }

  /** Stores an issuer that may have another name than before. */
  public void replace(Issuer before, Issuer after) {
    if (!before.name().equals(after.name())) {
      checkFree(after.name());
      if (!before.name().isEmpty()) {
        storage.delete(BY_NAME + before.name());
      }
    }
    put(after);
  }

  /**
   * Deletes an issuer.
   *
   * @return whether it was the default, which is then none
   */
  public boolean delete(Issuer issuer) {
    storage.delete(ENTRIES + issuer.id());
    if (!issuer.name().isEmpty()) {
      storage.delete(BY_NAME + issuer.name());
    }
    IssuersConfig config = config();
    boolean wasDefault = config.defaultId().equals(issuer.id());
    if (wasDefault) {
      putConfig(new IssuersConfig("", config.followsLatest()));
    }
    rebuildChains();
    return wasDefault;
  }

  /** Finds anew which issuer signs for which, after any came or went. */
  public void rebuildChains() {
    List<Issuer> all = all();
    Chains chains = new Chains(all);
    for (Issuer issuer : all) {
      List<String> chain = chains.of(issuer);
      if (!chain.equals(issuer.chain())) {
        put(issuer.withChain(chain));
      }
    }
  }

  /** The certificates from an issuer to its root, DER, its own first. */
  public List<byte[]> chain(Issuer issuer) {
    return issuer.chain().stream()
        .flatMap(id -> (id.equals(issuer.id()) ? Optional.of(issuer) : get(id)).stream())
        .map(Issuer::certificate)
        .toList();
  }
}
