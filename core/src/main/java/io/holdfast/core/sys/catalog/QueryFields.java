package io.holdfast.core.sys.catalog;

import io.holdfast.api.Call;
import io.holdfast.api.Durations;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.core.catalog.CatalogQuery;
import io.holdfast.core.catalog.Owners;
import io.holdfast.core.catalog.Ownership;
import io.holdfast.core.catalog.Secret;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What a query may ask for, each as a parameter of the query. */
final class QueryFields {
  private static final int MOST = 10_000;
  private static final long USUAL = 1_000;
  private static final String TIME = "an RFC 3339 time, or how long ago, e.g. 90d";

  private static final Field<String> PATH = text("path", "Only secrets whose path begins so.");
  private static final Field<String> CONTAINS = text("contains", "Only paths with this text.");
  private static final Field<String> KIND = text("kind", "Only secrets of this kind.");
  private static final Field<String> OWNER =
      text("owner", "Only those of entity/NAME or group/NAME; none: those without an owner.");
  private static final Field<String> ENVIRONMENT =
      text("environment", "Only those of this environment; none: of no environment.");
  private static final Field<String> SYSTEM =
      text("system", "Only those of this system; none: of no system.");
  private static final Field<String> CLASSIFICATION =
      text("classification", "Only those so classified; none: not classified.");
  private static final Field<Boolean> PERSONAL_DATA =
      Field.bool("personal_data", "Only those with, or without, access to personal data.")
          .inQuery();
  private static final Field<String> CREATED_BEFORE =
      text("created_before", "Only those made before: " + TIME + ".");
  private static final Field<String> ROTATED_BEFORE =
      text("rotated_before", "Only those whose value is older: " + TIME + ".");
  private static final Field<String> EXPIRES_BEFORE =
      text(
          "expires_before",
          "Only those that end by themselves before an RFC 3339 time, or within"
              + " so long, e.g. 30d.");
  private static final Field<String> SORT =
      text("sort", "What to sort by, path unless given.")
          .oneOf(CatalogQuery.SORTABLE.toArray(String[]::new));
  private static final Field<String> ORDER =
      text("order", "asc, as it is unless given, or desc.").oneOf("asc", "desc");
  private static final Field<Long> OFFSET =
      Field.integer("offset", "How many to pass over.").inQuery();
  private static final Field<Long> LIMIT =
      Field.integer("limit", "How many to show, at most " + MOST + ".")
          .withDefault(USUAL)
          .inQuery();

  static final List<Field<?>> FILTERS =
      List.of(
          PATH,
          CONTAINS,
          KIND,
          OWNER,
          ENVIRONMENT,
          SYSTEM,
          CLASSIFICATION,
          PERSONAL_DATA,
          CREATED_BEFORE,
          ROTATED_BEFORE,
          EXPIRES_BEFORE,
          SORT,
          ORDER);

  static final List<Field<?>> PAGING = List.of(OFFSET, LIMIT);

  private QueryFields() {}

  private static Field<String> text(String name, String description) {
    return Field.string(name, description).inQuery();
  }

  /** The query of a page. */
  static CatalogQuery page(Call call, Owners owners) {
    long offset = call.get(OFFSET);
    long limit = call.get(LIMIT);
    if (offset < 0 || offset > Integer.MAX_VALUE) {
      throw new Refusal.InvalidRequest("offset: expected a number from 0");
    }
    if (limit < 1 || limit > MOST) {
      throw new Refusal.InvalidRequest("limit: expected a number from 1 to " + MOST);
    }
    return query(call, owners, (int) offset, (int) limit);
  }

  /** The query for all of it. */
  static CatalogQuery whole(Call call, Owners owners) {
    return query(call, owners, 0, Integer.MAX_VALUE);
  }

  private static CatalogQuery query(Call call, Owners owners, int offset, int limit) {
    List<Predicate<Secret>> filters = new ArrayList<>();
    call.find(CONTAINS).ifPresent(part -> filters.add(s -> s.path().contains(part)));
    call.find(KIND).ifPresent(kind -> filters.add(s -> s.kind().equals(kind)));
    call.find(OWNER)
        .ifPresent(owner -> filters.add(CatalogQuery.said(Ownership::owner, owner(owner, owners))));
    call.find(ENVIRONMENT)
        .ifPresent(said -> filters.add(CatalogQuery.said(Ownership::environment, said)));
    call.find(SYSTEM).ifPresent(said -> filters.add(CatalogQuery.said(Ownership::system, said)));
    call.find(CLASSIFICATION)
        .ifPresent(said -> filters.add(CatalogQuery.said(Ownership::classification, said)));
    call.find(PERSONAL_DATA)
        .ifPresent(wanted ->
            filters.add(s -> wanted.equals(Boolean.TRUE.equals(s.ownership().personalData()))));
    before(call, CREATED_BEFORE, false, filters, (s, time) -> s.created().isBefore(time));
    before(call, ROTATED_BEFORE, false, filters, (s, time) -> s.renewed().isBefore(time));
    before(
        call,
        EXPIRES_BEFORE,
        true,
        filters,
        (s, time) -> s.expires().filter(end -> end.isBefore(time)).isPresent());
    return new CatalogQuery(
        call.get(PATH), filters, call.get(SORT), call.get(ORDER).equals("desc"), offset, limit);
  }

  private static String owner(String text, Owners owners) {
    try {
      return text.equals("none") ? text : owners.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("owner: " + e.getMessage());
    }
  }

  private static void before(
      Call call,
      Field<String> field,
      boolean ahead,
      List<Predicate<Secret>> filters,
      BiPredicate<Secret, Instant> isBefore) {
    call.find(field)
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> {
          Instant time = time(field, text, call.now(), ahead);
          filters.add(secret -> isBefore.test(secret, time));
        });
  }

  /** A time as it stands, or so far from now. */
  static Instant time(Field<String> field, String text, Instant now, boolean ahead) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : ahead ? now.plus(Durations.parse(text)) : now.minus(Durations.parse(text));
    } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException e) {
      throw new Refusal.InvalidRequest(field.name() + ": expected " + TIME);
    }
  }
}
