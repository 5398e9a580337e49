package io.holdfast.engine.pki.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.Names;
import java.util.List;

/**
 * Who issues, and what becomes of a certificate then.
 *
 * @param generateLease whether it is revoked when its lease ends
 * @param noStore whether it is forgotten at once, so that it can be revoked only by itself
 * @param serialNumberSource whether a subject's serial number comes from the request alone ({@code
 *     json}) or also from its CSR ({@code json-csr})
 */
public record Handling(
    boolean generateLease, boolean noStore, String issuerRef, String serialNumberSource) {
  private static final String JSON_CSR = "json-csr";
  private static final String JSON = "json";

  static final Handling DEFAULT = new Handling(false, false, Names.DEFAULT, JSON_CSR);

  private static final Field<Boolean> LEASE =
      Field.bool("generate_lease", "Whether certificates have a lease, whose end revokes them.");
  private static final Field<Boolean> NO_STORE =
      Field.bool("no_store", "Whether certificates are not stored, for very many of short life.");
  private static final Field<String> ISSUER =
      Field.string("issuer_ref", "The issuer: its id, its name, or default.")
          .withDefault(Names.DEFAULT);
  private static final Field<String> SERIAL_SOURCE =
      Field.string("serial_number_source", "json-csr, or json to disregard a CSR's serial number.")
          .withDefault(JSON_CSR);

  static final List<Field<?>> FIELDS = List.of(LEASE, NO_STORE, ISSUER, SERIAL_SOURCE);

  static Handling read(Call call, Handling before) {
    boolean noStore = call.find(NO_STORE).orElse(before.noStore);
    String source = call.find(SERIAL_SOURCE).orElse(before.serialNumberSource);
    if (!source.equals(JSON) && !source.equals(JSON_CSR)) {
      throw new Refusal.InvalidRequest(
          "unknown serial_number_source \"" + source + "\": valid are json-csr and json");
    }
    String issuer = call.find(ISSUER).orElse(before.issuerRef);
    return new Handling(
        // What is not stored could not be revoked when the lease ends.
        !noStore && call.find(LEASE).orElse(before.generateLease),
        noStore,
        issuer.isEmpty() ? Names.DEFAULT : issuer,
        source);
  }

  /** Says what will not come out as it may be meant. */
  void warn(Call call) {
    if (IssuerStore.of(call).find(issuerRef).isEmpty()) {
      call.warn("issuer_ref: " + IssuerStore.unknown(issuerRef));
    }
    if (noStore && call.get(LEASE)) {
      call.warn("generate_lease has no effect with no_store: what is not stored has no lease");
    }
    if (generateLease) {
      call.warn(
          "generate_lease makes a lease for each certificate, which costs time and storage: short"
              + " lifetimes do without");
    }
  }

  public boolean takesSerialNumberOfCsr() {
    return serialNumberSource.equals(JSON_CSR);
  }

  void addTo(ObjectNode view) {
    view.put("generate_lease", generateLease);
    view.put("no_store", noStore);
    view.put("issuer_ref", issuerRef);
    if (!takesSerialNumberOfCsr()) {
      view.put("serial_number_source", serialNumberSource);
    }
  }
}
