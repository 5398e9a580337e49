package io.holdfast.auth.cert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.auth.outside.HttpAddress;
import io.holdfast.auth.token.Given;
import io.holdfast.auth.x509.Certificates;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how OCSP responders are asked. What only Vault has is shown once it was set.
 *
 * @param authorities certificates of responders or of those who vouch for them, beside the issuer
 * @param servers to ask in the place of those that certificates name
 * @param failOpen whether a login passes that nobody could be asked about
 * @param queryAll whether all responders must say that a certificate is good, not only one
 * @param maxAge how old an answer may be; null or zero for as long as it says itself
 * @param retries how often a responder is asked again; null for the usual
 */
record OcspRules(
    boolean enabled,
    String authorities,
    List<String> servers,
    boolean failOpen,
    boolean queryAll,
    @Nullable Duration maxAge,
    @Nullable Long retries) {

  static final OcspRules NONE = new OcspRules(false, "", List.of(), false, false, null, null);

  private static final Field<Boolean> ENABLED =
      Field.bool("ocsp_enabled", "Whether OCSP responders are asked about certificates.");
  private static final Field<String> AUTHORITIES =
      Field.string("ocsp_ca_certificates", "Certificates that may sign answers, in PEM.");
  private static final Field<List<String>> SERVERS =
      Field.commaList("ocsp_servers_override", "URLs to ask instead of those in certificates.");
  private static final Field<Boolean> FAIL_OPEN =
      Field.bool("ocsp_fail_open", "Whether a login passes when nobody answers.");
  private static final Field<Boolean> QUERY_ALL =
      Field.bool("ocsp_query_all_servers", "Whether all responders must agree.");
  private static final Field<Duration> MAX_AGE =
      Field.duration("ocsp_this_update_max_age", "How old an answer may be; 0 for any age.");
  private static final Field<Long> RETRIES =
      Field.integer("ocsp_max_retries", "How often a responder is asked again; 4 by default.");
  static final List<Field<?>> FIELDS =
      List.of(ENABLED, AUTHORITIES, SERVERS, FAIL_OPEN, QUERY_ALL, MAX_AGE, RETRIES);

  private static final long USUAL_RETRIES = 4;
  private static final int MOST_SERVERS = 10;

  /**
   * @throws Refusal.InvalidRequest when a value cannot be used
   */
  OcspRules apply(Given given) {
    OcspRules after =
        new OcspRules(
            given.find(ENABLED).orElse(enabled),
            given.find(AUTHORITIES).orElse(authorities),
            given.find(SERVERS).orElse(servers),
            given.find(FAIL_OPEN).orElse(failOpen),
            given.find(QUERY_ALL).orElse(queryAll),
            given.find(MAX_AGE).orElse(maxAge),
            given.find(RETRIES).orElse(retries));
    after.check();
    return after;
  }

  private void check() {
    servers.forEach(server -> {
      var _ = HttpAddress.of(SERVERS.name(), server);
    });
    if (servers.size() > MOST_SERVERS) {
      throw new Refusal.InvalidRequest(
          "ocsp_servers_override: more than " + MOST_SERVERS + " servers");
    }
    if (retries != null && retries < 0) {
      throw new Refusal.InvalidRequest("ocsp_max_retries can not be a negative number");
    }
    try {
      if (!authorities.isBlank() && Certificates.ofPem(authorities).isEmpty()) {
        throw new IllegalArgumentException("no PEM certificate");
      }
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("failed to parse ocsp_ca_certificates");
    }
  }

  /** How often a responder is asked at most. */
  int attempts() {
    return 1 + (int) Math.min(retries == null ? USUAL_RETRIES : retries, USUAL_RETRIES);
  }

  void show(ObjectNode out) {
    out.put(ENABLED.name(), enabled);
    out.put(AUTHORITIES.name(), authorities);
    NameRules.show(out, SERVERS, servers);
    out.put(FAIL_OPEN.name(), failOpen);
    out.put(QUERY_ALL.name(), queryAll);
    if (maxAge != null) {
      out.put(MAX_AGE.name(), maxAge.toSeconds());
    }
    if (retries != null) {
      out.put(RETRIES.name(), retries);
    }
  }
}
