package io.holdfast.engine.pki.x509;

import io.holdfast.api.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Names of extended key usages (RFC 5280, 4.2.1.12) and their object identifiers. */
public final class ExtKeyUsages {
  public static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  public static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  public static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
  public static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";

  private static final Map<String, String> OIDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("any", "2.5.29.37.0"),
              Map.entry("serverauth", SERVER_AUTH),
              Map.entry("clientauth", CLIENT_AUTH),
              Map.entry("codesigning", CODE_SIGNING),
              Map.entry("emailprotection", EMAIL_PROTECTION),
              Map.entry("ipsecendsystem", "1.3.6.1.5.5.7.3.5"),
              Map.entry("ipsectunnel", "1.3.6.1.5.5.7.3.6"),
              Map.entry("ipsecuser", "1.3.6.1.5.5.7.3.7"),
              Map.entry("timestamping", "1.3.6.1.5.5.7.3.8"),
              Map.entry("ocspsigning", "1.3.6.1.5.5.7.3.9"),
              Map.entry("microsoftservergatedcrypto", "1.3.6.1.4.1.311.10.3.3"),
              Map.entry("netscapeservergatedcrypto", "2.16.840.1.113730.4.1"),
              Map.entry("microsoftcommercialcodesigning", "1.3.6.1.4.1.311.2.1.22"),
              Map.entry("microsoftkernelcodesigning", "1.3.6.1.4.1.311.61.1.1")));

  private ExtKeyUsages() {}

  /** The object identifiers of names, with or without {@code ExtKeyUsage} before them. */
  public static List<String> oids(Collection<String> names) {
    return names.stream().filter(name -> !name.isBlank()).map(ExtKeyUsages::oid).toList();
  }

  private static String oid(String name) {
    String key = name.strip().toLowerCase(Locale.ROOT);
    String oid = OIDS.get(key.startsWith("extkeyusage") ? key.substring(11) : key);
    if (oid == null) {
      throw new Refusal.InvalidRequest(
          "unknown ext_key_usage \""
              + name
              + "\": it is one of "
              + OIDS.keySet()
              + "; others go into ext_key_usage_oids");
    }
    return oid;
  }
}
