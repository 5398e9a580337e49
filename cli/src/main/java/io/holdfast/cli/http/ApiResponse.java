package io.holdfast.cli.http;

import io.holdfast.cli.json.Json;
import io.holdfast.cli.json.JsonReader;
import io.holdfast.cli.json.MalformedJson;
import java.nio.charset.StandardCharsets;

/** A good answer: a status below 400, or 404 where the caller takes it for "nothing there". */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ApiResponse(int status, byte[] body) {

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

  /** The body as Vault's envelope. */
  public Secret secret() {
    return new Secret(json());
  }

  public boolean isNotFound() {
    return status == 404;
  }
}
