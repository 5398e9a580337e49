package io.holdfast.engine.pki.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be issued, in groups. */
public record Role(
    NameRules names,
    OtherNameRules otherNames,
    KeyRules keys,
    UsageRules usage,
    SubjectFields subject,
    ValidityRules validity,
    Handling handling) {
  private static final String PREFIX = "role/";

  static final Role DEFAULT =
      new Role(
          NameRules.DEFAULT,
          OtherNameRules.DEFAULT,
          KeyRules.DEFAULT,
          UsageRules.DEFAULT,
          SubjectFields.NONE,
          ValidityRules.DEFAULT,
          Handling.DEFAULT);

  /** For requests that are signed as they are, where no role is named. */
  public static final Role VERBATIM =
      new Role(
          NameRules.ANYTHING,
          OtherNameRules.ANYTHING,
          KeyRules.ANYTHING,
          UsageRules.VERBATIM,
          SubjectFields.NONE,
          ValidityRules.DEFAULT,
          Handling.DEFAULT);

  static final List<Field<?>> FIELDS =
      Stream.of(
              NameRules.FIELDS,
              OtherNameRules.FIELDS,
              KeyRules.FIELDS,
              UsageRules.FIELDS,
              SubjectFields.FIELDS,
              ValidityRules.FIELDS,
              Handling.FIELDS)
          .<Field<?>>flatMap(List::stream)
          .toList();

  static Role read(Call call, Role before) {
    return new Role(
        NameRules.read(call, before.names),
        OtherNameRules.read(call, before.otherNames),
        KeyRules.read(call, before.keys),
        UsageRules.read(call, before.usage),
        SubjectFields.read(call, before.subject),
        ValidityRules.read(call, before.validity),
        Handling.read(call, before.handling));
  }

  /** This role's lifetimes and handling, for requests that are signed as they are. */
  public Role verbatim() {
    return new Role(
        NameRules.ANYTHING,
        OtherNameRules.ANYTHING,
        KeyRules.ANYTHING.signing(keys.signatureBits(), keys.usePss()),
        UsageRules.VERBATIM,
        SubjectFields.NONE,
        validity,
        handling);
  }

  /**
   * This role for names that were proven, which a CSR asks for.
   *
   * @param ownUsages whether its extended usages count, else those of servers alone
   */
  public Role forProvenNames(boolean ownUsages) {
    return new Role(
        names.ofCsr(),
        otherNames,
        keys,
        ownUsages ? usage : usage.ofServers(),
        subject,
        validity,
        handling);
  }

  /** The same with other usages. */
  public Role with(UsageRules other) {
    return new Role(names, otherNames, keys, other, subject, validity, handling);
  }

  /** The same with another way to sign. */
  public Role with(KeyRules other) {
    return new Role(names, otherNames, other, usage, subject, validity, handling);
  }

  public static Optional<Role> find(Call call, String name) {
    return call.storage().get(PREFIX + name, Role.class);
  }

  public static Role require(Call call, String name) {
    return find(call, name)
        .orElseThrow(
            () -> new Refusal.InvalidRequest("unknown role: " + name + "; see roles for others"));
  }

  static List<String> all(Call call, String after, int limit) {
    return call.storage().list(PREFIX, after, limit);
  }

  void store(Call call, String name) {
    call.storage().put(PREFIX + name, this);
  }

  static void delete(Call call, String name) {
    call.storage().delete(PREFIX + name);
  }

  ObjectNode view() {
    ObjectNode view = Json.object();
    names.addTo(view);
    otherNames.addTo(view);
    keys.addTo(view);
    usage.addTo(view);
    subject.addTo(view);
    validity.addTo(view);
    handling.addTo(view);
    return view;
  }
}
