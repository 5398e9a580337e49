package io.holdfast.engine.exchange.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Cidr;
import io.holdfast.api.Json;
import io.holdfast.engine.exchange.route.Inputs;
import java.util.List;

/**
 * Who answers for a key, and within which bounds it is used.
 *
 * @param owner who answers for it
 * @param policy the name of its policy; empty for none
 * @param permissions that it has at the venue, as declared
 * @param sourceAddresses blocks of addresses from which it may be used; empty: any
 * @param suspended whether it signs nothing for now
 */
public record Custody(
    String owner,
    String backupOwner,
    String policy,
    List<String> permissions,
    List<String> sourceAddresses,
    boolean suspended) {
  static final Custody NOBODY = new Custody("", "", "", List.of(), List.of(), false);

  public Custody {
    permissions = List.copyOf(permissions);
    sourceAddresses = List.copyOf(sourceAddresses);
  }

  /** With what a request changes of it. */
  Custody changed(Call call) {
    List<String> addresses = call.find(KeyFields.SOURCE_ADDRESSES).orElse(sourceAddresses);
    for (String block : addresses) {
      var _ = Inputs.of(KeyFields.SOURCE_ADDRESSES.name(), () -> Cidr.parse(block));
    }
    return new Custody(
        call.find(KeyFields.OWNER).orElse(owner),
        call.find(KeyFields.BACKUP_OWNER).orElse(backupOwner),
        call.find(KeyFields.POLICY).orElse(policy),
        call.find(KeyFields.PERMISSIONS).orElse(permissions),
        addresses,
        call.find(KeyFields.SUSPENDED).orElse(suspended));
  }

  void addTo(ObjectNode view) {
    view.put("owner", owner)
        .put("backup_owner", backupOwner)
        .put("policy", policy)
        .put("suspended", suspended);
    view.set("permissions", Json.array(permissions));
    view.set("source_addresses", Json.array(sourceAddresses));
  }
}
