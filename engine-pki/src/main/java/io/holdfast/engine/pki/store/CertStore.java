package io.holdfast.engine.pki.store;

import io.holdfast.api.Call;
import io.holdfast.api.StorageView;
import io.holdfast.api.catalog.Catalog;
import io.holdfast.engine.pki.x509.Certificates;
import io.holdfast.engine.pki.x509.Serials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** Issued certificates by serial number, and an index by when they end, for tidying. */
public final class CertStore {
  private static final String CERTS = "certs/";
  private static final String BY_END = "certs-by-end/";

  /** What the catalog calls them: the path that shows one. */
  private static final String ROWS = "cert/";

  private final StorageView storage;
  private final Catalog catalog;

  private CertStore(StorageView storage, Catalog catalog) {
    this.storage = storage;
    this.catalog = catalog;
  }

  public static CertStore of(Call call) {
    return new CertStore(call.storage(), call.services().catalog());
  }

  public void add(X509CertificateHolder certificate, String issuerId) {
    String serial = Serials.text(certificate.getSerialNumber());
    storage.put(CERTS + serial, new StoredCert(Certificates.der(certificate), issuerId));
    storage.put(Ends.key(BY_END, end(certificate), serial), Map.of());
    catalog.renew(ROWS + serial, "certificate", Optional.of(end(certificate)));
  }

  public Optional<StoredCert> find(String serial) {
    return storage.get(CERTS + serial, StoredCert.class);
  }

  public List<String> serials(String after, int limit) {
    return storage.list(CERTS, after, limit);
  }

  /** Serials of certificates that ended before a time, the earliest first. */
  public List<String> endedBefore(Instant time, int limit) {
    List<String> out = new ArrayList<>();
    for (String key : storage.keys(BY_END, "", limit)) {
      if (!Ends.isBefore(key, time)) {
        break;
      }
      out.add(Ends.serial(key));
    }
    return out;
  }

  public void delete(String serial) {
    find(serial).ifPresent(cert -> storage.delete(Ends.key(BY_END, end(cert.holder()), serial)));
    storage.delete(CERTS + serial);
    catalog.drop(ROWS + serial);
  }

  private static Instant end(X509CertificateHolder certificate) {
    return certificate.getNotAfter().toInstant();
  }
}
