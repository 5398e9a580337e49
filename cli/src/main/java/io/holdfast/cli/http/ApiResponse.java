package io.holdfast.cli.http;

import io.holdfast.cli.json.Json;
import io.holdfast.cli.json.JsonReader;
import io.holdfast.cli.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A good answer: a status below 400, or 404 where the caller takes it for "nothing there". */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ApiResponse(int status, byte[] body) {
  private static final Set<String> ENVELOPE =
      Set.of("request_id", "lease_id", "data", "auth", "wrap_info", "warnings", "errors");

  /** The body as it came. */
  public String raw() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as a JSON object; empty where there is none. */
  public Json.Obj json() {
    if (body.length == 0) {
      return Json.Obj.EMPTY;
    }
    try {
      return JsonReader.read(raw()) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    } catch (MalformedJson e) {
      throw new TransportException("the server's answer is " + e.getMessage());
    }
  }

  /**
   * The body as Vault's envelope. Where it is none, as that of {@code sys/health}, all of it is the
   * data.
   */
  public Secret secret() {
    Json.Obj json = json();
    boolean isEnvelope = json.members().keySet().stream().anyMatch(ENVELOPE::contains);
    boolean isData = !isEnvelope && !json.isEmpty() && !isNotFound();
    return new Secret(isData ? enveloped(json) : json);
  }

  private static Json.Obj enveloped(Json.Obj data) {
    return Json.Obj.EMPTY
        .with("request_id", Json.of(""))
        .with("lease_id", Json.of(""))
        .with("lease_duration", Json.of(0))
        .with("renewable", Json.of(false))
        .with("data", data);
  }

  public boolean isNotFound() {
    return status == 404;
  }
}
