package io.holdfast.auth.cert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A revocation list as it is stored, at {@code crls/<name>}. Its serial numbers lie beside it in
 * parts, so that a login reads one part and not all of them.
 *
 * @param url where it is fetched from; empty for one that was written
 * @param validUntil when the fetched one is to be followed by another; null for one without
 * @param parts into how many parts the serial numbers are divided
 */
record Crl(String url, @Nullable Instant validUntil, int parts) {
  static final String CRLS = "crls/";

  private static final String SERIALS = "revoked/";
  private static final int FEW = 1000;
  private static final int MANY_PARTS = 256;

  /** The serial numbers of a part, in decimal. */
  private record Part(TreeSet<String> serials) {}

  static Optional<Crl> find(Call call, String name) {
    return call.storage().get(CRLS + name, Crl.class);
  }

  /** Stores a list in place of the one of the same name. */
  static void put(
      Call call,
      String name,
      String url,
      @Nullable Instant validUntil,
      Collection<BigInteger> serials) {
    call.storage().deleteAll(SERIALS + name + "/");
    Crl crl = new Crl(url, validUntil, serials.size() <= FEW ? 1 : MANY_PARTS);
    Map<String, TreeSet<String>> parts = new TreeMap<>();
    for (BigInteger serial : serials) {
      parts.computeIfAbsent(crl.part(serial), part -> new TreeSet<>()).add(serial.toString());
    }
    parts.forEach((part, numbers) -> call.storage().put(key(name, part), new Part(numbers)));
    call.storage().put(CRLS + name, crl);
  }

  static void remove(Call call, String name) {
    call.storage().deleteAll(SERIALS + name + "/");
    call.storage().delete(CRLS + name);
  }

  /**
   * Whether any of the mount's lists names one of the certificates. As in Vault the serial number
   * alone counts, whoever issued it.
   */
  static boolean anyNames(Call call, List<X509Certificate> certificates) {
    for (String name : call.storage().list(CRLS)) {
      Crl crl = find(call, name).orElseThrow();
      for (X509Certificate certificate : certificates) {
        if (crl.names(call.storage(), name, certificate.getSerialNumber())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean names(StorageView storage, String name, BigInteger serial) {
    return storage
        .get(key(name, part(serial)), Part.class)
        .filter(part -> part.serials.contains(serial.toString()))
        .isPresent();
  }

  /** As a read shows it, with all serial numbers. */
  ObjectNode asJson(Call call, String name) {
    ObjectNode out = Json.object();
    ObjectNode serials = Json.object();
    for (String part : call.storage().list(SERIALS + name + "/")) {
      call.storage()
          .get(key(name, part), Part.class)
          .ifPresent(found -> found.serials.forEach(serials::putObject));
    }
    if (!serials.isEmpty()) {
      out.set("serials", serials);
    }
    if (!url.isEmpty()) {
      ObjectNode place = out.putObject("cdp").put("url", url);
      place.put("valid_until", validUntil == null ? "0001-01-01T00:00:00Z" : validUntil.toString());
    }
    return out;
  }

  private String part(BigInteger serial) {
    byte[] hash = HashAlgorithm.SHA2_256.hash(serial.toString().getBytes(UTF_8));
    return parts == 1 ? "all" : HexFormat.of().toHexDigits(hash[0]);
  }

  private static String key(String name, String part) {
    return SERIALS + name + "/" + part;
  }
}
