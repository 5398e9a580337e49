package io.holdfast.engine.pki.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.route.Field;
import io.holdfast.engine.pki.x509.SubjectName;
import java.util.List;

/** The parts of a subject that a role fixes, or that an authority's request names. */
public record SubjectFields(
    List<String> ou,
    List<String> organization,
    List<String> country,
    List<String> locality,
    List<String> province,
    List<String> streetAddress,
    List<String> postalCode) {
  public static final SubjectFields NONE =
      new SubjectFields(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  private static final Field<List<String>> OU =
      Field.commaList("ou", "The subject's organizational unit (OU).");
  private static final Field<List<String>> ORGANIZATION =
      Field.commaList("organization", "The subject's organization (O).");
  private static final Field<List<String>> COUNTRY =
      Field.commaList("country", "The subject's country (C).");
  private static final Field<List<String>> LOCALITY =
      Field.commaList("locality", "The subject's locality (L).");
  private static final Field<List<String>> PROVINCE =
      Field.commaList("province", "The subject's state or province (ST).");
  private static final Field<List<String>> STREET =
      Field.commaList("street_address", "The subject's street address.");
  private static final Field<List<String>> POSTAL_CODE =
      Field.commaList("postal_code", "The subject's postal code.");

  public static final List<Field<?>> FIELDS =
      List.of(OU, ORGANIZATION, COUNTRY, LOCALITY, PROVINCE, STREET, POSTAL_CODE);

  static SubjectFields read(Call call, SubjectFields before) {
    return new SubjectFields(
        call.find(OU).orElse(before.ou),
        call.find(ORGANIZATION).orElse(before.organization),
        call.find(COUNTRY).orElse(before.country),
        call.find(LOCALITY).orElse(before.locality),
        call.find(PROVINCE).orElse(before.province),
        call.find(STREET).orElse(before.streetAddress),
        call.find(POSTAL_CODE).orElse(before.postalCode));
  }

  /** What a request for an authority says. */
  public static SubjectFields of(Call call) {
    return read(call, NONE);
  }

  public SubjectName with(String commonName, String serialNumber, List<String> userIds) {
    return new SubjectName(
        commonName,
        serialNumber,
        country,
        organization,
        ou,
        locality,
        province,
        streetAddress,
        postalCode,
        userIds);
  }

  void addTo(ObjectNode view) {
    view.set("ou", Json.array(ou));
    view.set("organization", Json.array(organization));
    view.set("country", Json.array(country));
    view.set("locality", Json.array(locality));
    view.set("province", Json.array(province));
    view.set("street_address", Json.array(streetAddress));
    view.set("postal_code", Json.array(postalCode));
  }
}
