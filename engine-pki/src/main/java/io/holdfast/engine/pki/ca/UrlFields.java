package io.holdfast.engine.pki.ca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.engine.pki.x509.UrlSet;
import java.util.List;

/** The URLs of a mount or an issuer. */
final class UrlFields {
  private static final Field<List<String>> ISSUING =
      Field.commaList("issuing_certificates", "Where the issuer's certificate is found.");
  private static final Field<List<String>> CRLS =
      Field.commaList("crl_distribution_points", "Where the issuer's CRL is found.");
  private static final Field<List<String>> DELTAS =
      Field.commaList("delta_crl_distribution_points", "Where the issuer's delta CRL is found.");
  private static final Field<List<String>> OCSP =
      Field.commaList("ocsp_servers", "Where OCSP is answered.");

  static final List<Field<?>> FIELDS = List.of(ISSUING, CRLS, DELTAS, OCSP);

  private UrlFields() {}

  static UrlSet read(Call call, UrlSet before) {
    return new UrlSet(
        checked(ISSUING, call.find(ISSUING).orElse(before.issuingCertificates())),
        checked(CRLS, call.find(CRLS).orElse(before.crlDistributionPoints())),
        checked(DELTAS, call.find(DELTAS).orElse(before.deltaCrlDistributionPoints())),
        checked(OCSP, call.find(OCSP).orElse(before.ocspServers())));
  }

  private static List<String> checked(Field<?> field, List<String> urls) {
    for (String url : urls) {
      if (!url.contains("://") && !url.startsWith("{{")) {
        throw new Refusal.InvalidRequest(
            "invalid URL found in %s: \"%s\"; write http://host/path".formatted(field.name(), url));
      }
    }
    return urls;
  }

  static void addTo(ObjectNode view, UrlSet urls) {
    view.set("issuing_certificates", Json.array(urls.issuingCertificates()));
    view.set("crl_distribution_points", Json.array(urls.crlDistributionPoints()));
    view.set("delta_crl_distribution_points", Json.array(urls.deltaCrlDistributionPoints()));
    view.set("ocsp_servers", Json.array(urls.ocspServers()));
  }
}
