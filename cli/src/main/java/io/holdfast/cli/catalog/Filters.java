package io.holdfast.cli.catalog;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.http.ApiRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which secrets are asked for, and in what order. */
final class Filters {
  @Flag(names = "-path", label = "<path>", help = "Only secrets whose path begins so.")
  private @Nullable String path;

  @Flag(names = "-contains", label = "<text>", help = "Only paths with this text.")
  private @Nullable String contains;

  @Flag(names = "-kind", label = "<kind>", help = "Only of this kind: kv, transit-key, ...")
  private @Nullable String kind;

  @Flag(
      names = "-owner",
      label = "<owner>",
      help = "Only those of entity/NAME or group/NAME; none: without an owner.")
  private @Nullable String owner;

  @Flag(names = "-environment", label = "<name>", help = "Only those of this environment, or none.")
  private @Nullable String environment;

  @Flag(names = "-system", label = "<name>", help = "Only those of this system, or none.")
  private @Nullable String system;

  @Flag(names = "-classification", label = "<word>", help = "Only those so classified, or none.")
  private @Nullable String classification;

  @Flag(
      names = "-rotated-before",
      label = "<time>",
      help = "Only those whose value is older: a time, or how long ago, e.g. 90d.")
  private @Nullable String rotatedBefore;

  @Flag(
      names = "-created-before",
      label = "<time>",
      help = "Only those made before: a time, or how long ago.")
  private @Nullable String createdBefore;

  @Flag(
      names = "-expires-before",
      label = "<time>",
      help = "Only those that end before a time, or within so long, e.g. 30d.")
  private @Nullable String expiresBefore;

  @Flag(
      names = "-sort",
      label = "<field>",
      help = "path, kind, created, rotated, expires, owner, environment, system, classification.")
  private @Nullable String sort;

  @Flag(names = "-desc", help = "The last first.")
  private boolean descending;

  /** The request with all of them in its query. */
  ApiRequest in(ApiRequest request) {
    Map<String, @Nullable String> wanted = new LinkedHashMap<>();
    wanted.put("path", path);
    wanted.put("contains", contains);
    wanted.put("kind", kind);
    wanted.put("owner", owner);
    wanted.put("environment", environment);
    wanted.put("system", system);
    wanted.put("classification", classification);
    wanted.put("rotated_before", rotatedBefore);
    wanted.put("created_before", createdBefore);
    wanted.put("expires_before", expiresBefore);
    wanted.put("sort", sort);
    wanted.put("order", descending ? "desc" : null);
    ApiRequest out = request;
    for (Map.Entry<String, @Nullable String> filter : wanted.entrySet()) {
      String value = filter.getValue();
      out = value == null ? out : out.parameter(filter.getKey(), value);
    }
    return out;
  }
}
