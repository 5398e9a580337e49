package io.holdfast.engine.pki.ca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.engine.pki.crl.CrlRebuild;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.IssuersConfig;
import io.holdfast.engine.pki.store.KeyEntry;
import io.holdfast.engine.pki.store.KeyStore;
import io.holdfast.engine.pki.x509.Certificates;
import io.holdfast.engine.pki.x509.KeySpec;
import io.holdfast.engine.pki.x509.PemBlock;
import io.holdfast.engine.pki.x509.PrivateKeys;
import io.holdfast.engine.pki.x509.SignatureScheme;
import io.holdfast.engine.pki.x509.SigningKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;

/** Takes in certificates of authorities and private keys, and finds which belong together. */
final class Import {
  private static final int SHORTEST = 75;

  private final Call call;
  private final KeyStore keys;
  private final IssuerStore issuers;
  private final List<String> importedKeys = new ArrayList<>();
  private final List<String> existingKeys = new ArrayList<>();
  private final List<String> importedIssuers = new ArrayList<>();
  private final List<String> existingIssuers = new ArrayList<>();
  private final Map<String, String> mapping = new LinkedHashMap<>();

  private Import(Call call) {
    this.call = call;
    this.keys = KeyStore.of(call);
    this.issuers = IssuerStore.of(call);
  }

  /**
   * Imports all of a PEM text.
   *
   * @param keysToo whether private keys are taken; they are refused else
   */
  static Outcome of(Call call, String pem, boolean keysToo) {
    List<PemBlock> blocks = blocks(pem);
    Import work = new Import(call);
    if (!keysToo && blocks.stream().anyMatch(PrivateKeys::isPrivateKey)) {
      throw new Refusal.InvalidRequest(
          "private keys are not imported by this path: use issuers/import/bundle or config/ca");
    }
    blocks.stream().filter(PrivateKeys::isPrivateKey).forEach(work::key);
    blocks.stream()
        .filter(block -> block.label().equals(PemBlock.CERTIFICATE))
        .forEach(work::certificate);
    return work.finish();
  }

  static List<PemBlock> blocks(String pem) {
    if (pem.length() < SHORTEST) {
      throw new Refusal.InvalidRequest(
          "provided data for import was too short; perhaps a path was passed to the API rather than"
              + " the contents of a PEM file");
    }
    List<PemBlock> blocks = PemBlock.readAll(pem);
    if (blocks.isEmpty()) {
      throw new Refusal.InvalidRequest("provided data for import contained no PEM block");
    }
    return blocks;
  }

  private void key(PemBlock block) {
    try (SigningKey key = PrivateKeys.read(block)) {
      Optional<KeyEntry> existing = keys.holding(key.publicKey());
      if (existing.isPresent()) {
        existingKeys.add(existing.get().id());
        return;
      }
      KeyEntry entry = keys.add(call.services().uuid(), "", key);
      importedKeys.add(entry.id());
      issuers.all().stream()
          .filter(issuer -> issuer.keyId().isEmpty())
          .filter(issuer -> issuer.holder().getSubjectPublicKeyInfo().equals(key.publicKey()))
          .forEach(issuer -> issuers.put(issuer.withKey(entry.id())));
    }
  }

  private void certificate(PemBlock block) {
    X509CertificateHolder certificate = Certificates.read(block.der());
    checkAuthority(certificate);
    Optional<Issuer> existing = issuers.holding(block.der());
    Issuer issuer =
        existing.orElseGet(() ->
            issuers.add(
                call.services().uuid(),
                "",
                keys.holding(certificate.getSubjectPublicKeyInfo()).map(KeyEntry::id).orElse(""),
                certificate,
                SignatureScheme.of(KeySpec.of(certificate.getSubjectPublicKeyInfo()), 0, false)));
    (existing.isPresent() ? existingIssuers : importedIssuers).add(issuer.id());
    mapping.put(issuer.id(), issuer.keyId());
  }

  private static void checkAuthority(X509CertificateHolder certificate) {
    Extensions extensions = certificate.getExtensions();
    BasicConstraints basic =
        extensions == null ? null : BasicConstraints.fromExtensions(extensions);
    if (basic == null || !basic.isCA()) {
      throw new Refusal.InvalidRequest(
          "refusing to import non-CA certificate of "
              + certificate.getSubject()
              + ": its basic constraints say that it is no authority's");
    }
  }

  private Outcome finish() {
    issuers.rebuildChains();
    followLatest();
    AuthorityFields.warnWithoutUrls(call);
    ObjectNode data = Json.object();
    data.set("existing_issuers", orNull(existingIssuers));
    data.set("existing_keys", orNull(existingKeys));
    data.set("imported_issuers", orNull(importedIssuers));
    data.set("imported_keys", orNull(importedKeys));
    ObjectNode pairs = data.putObject("mapping");
    mapping.forEach(pairs::put);
    List<Issuer> touched =
        mapping.keySet().stream().flatMap(id -> issuers.get(id).stream()).toList();
    return CrlRebuild.of(call, touched).then(later -> Response.data(data));
  }

  /** Of several that come at once none is the latest. */
  private void followLatest() {
    IssuersConfig config = issuers.config();
    List<String> withKey =
        importedIssuers.stream().filter(id -> !mapping.getOrDefault(id, "").isEmpty()).toList();
    if (config.followsLatest() && withKey.size() == 1) {
      issuers.putConfig(new IssuersConfig(withKey.getFirst(), true));
    }
  }

  private static JsonNode orNull(List<String> ids) {
    return ids.isEmpty() ? NullNode.getInstance() : Json.array(ids);
  }
}
