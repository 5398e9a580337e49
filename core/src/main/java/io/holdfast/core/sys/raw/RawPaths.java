package io.holdfast.core.sys.raw;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.barrier.BarrierException;
import io.holdfast.core.barrier.Layout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * {@code sys/raw}: reads, writes, lists and deletes what lies in the storage, past every engine and
 * every check of theirs, when {@code raw_storage_endpoint} switched it on. What is not encrypted by
 * the barrier, or would open it, stays out of reach: the keyring and all of the seal.
 */
public final class RawPaths {
  private static final Field<String> PATH = Field.string("path", "The key in the storage.");
  private static final Field<String> VALUE =
      Field.string("value", "The value, as text or in base64.").sensitive();
  private static final Field<String> ENCODING =
      Field.string("encoding", "base64, or nothing for text.").inQuery();
  private static final Field<Boolean> COMPRESSED =
      Field.bool(
              "compressed",
              "Reading: whether a compressed value is unpacked. Writing: whether a value that is"
                  + " compressed stays so.")
          .withDefault(true)
          .inQuery();
  private static final Field<String> COMPRESSION =
      Field.string("compression_type", "gzip, or nothing for none.");

  private final boolean enabled;

  /**
   * @param enabled whether the configuration has {@code raw_storage_endpoint}
   */
  public RawPaths(boolean enabled) {
    this.enabled = enabled;
  }

  public Routes routes() {
    return Routes.of(route("raw/?"), route("raw/{path:rest}"));
  }

  private Route.Builder route(String path) {
    return Route.path(path)
        .describe(
            "Read, write, list or delete entries of the storage themselves.",
            "Only with raw_storage_endpoint = true in the configuration. A wrong write can make the"
                + " server unusable.")
        .fields(PATH, VALUE, ENCODING, COMPRESSED, COMPRESSION)
        .fields(Page.FIELDS)
        .sudo()
        .checkedFirst(this::requireEnabled)
        .exists(call -> isWithinReach(call.get(PATH)) && storage(call).exists(call.get(PATH)))
        .on(Operation.READ, RawPaths::read)
        .on(Operation.LIST, RawPaths::list)
        .on(Operation.DELETE, RawPaths::delete)
        .onWrite(RawPaths::write);
  }

  private void requireEnabled(Call call) {
    if (!enabled) {
      throw new Refusal.NotFound(
          "set raw_storage_endpoint = true in the server's configuration to use this path");
    }
  }

  private static StorageView storage(Call call) {
    return CoreCall.of(call).tx().view("");
  }

  private static boolean isWithinReach(String path) {
    return !path.isEmpty()
        && !path.endsWith("/")
        && Layout.OUTSIDE_BARRIER.stream().noneMatch(path::startsWith);
  }

  private static String path(Call call) {
    String path = call.get(PATH);
    if (!isWithinReach(path)) {
      throw new Refusal.InvalidRequest("cannot access \"" + path + "\"");
    }
    return path;
  }

  private static boolean inBase64(Call call) {
    String encoding = call.get(ENCODING);
    return switch (encoding) {
      case "" -> false;
      case "base64" -> true;
      default ->
          throw new Refusal.InvalidRequest(
              "invalid encoding \"" + encoding + "\": use base64, or leave it out for text");
    };
  }

  private static byte[] stored(Call call, String path) {
    try {
      return storage(call).get(path).orElseThrow(Refusal.NotFound::new);
    } catch (BarrierException e) {
      throw new Refusal.InvalidRequest(e.reason());
    }
  }

  private static Response read(Call call) {
    if (call.get(PATH).isEmpty()) {
      throw new Refusal.NotFound();
    }
    boolean base64 = inBase64(call);
    byte[] value = stored(call, path(call));
    if (call.get(COMPRESSED) && Packing.isPacked(value)) {
      value = Packing.unpack(value);
    }
    ObjectNode data = Json.object();
    data.put("value", base64 ? Base64.getEncoder().encodeToString(value) : text(call, value));
    return Response.data(data);
  }

  private static String text(Call call, byte[] value) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException binary) {
      call.warn("the value is no text, and is shown as if it were: read it with encoding=base64");
      return new String(value, StandardCharsets.UTF_8);
    }
  }

  private static Response write(Call call) {
    String path = path(call);
    byte[] value = value(call);
    boolean pack =
        switch (call.get(COMPRESSION)) {
          case "gzip" -> true;
          case "" ->
              !call.has(COMPRESSION)
                  && call.get(COMPRESSED)
                  && storage(call).exists(path)
                  && Packing.isPacked(stored(call, path));
          default ->
              throw new Refusal.InvalidRequest(
                  "invalid compression type \""
                      + call.get(COMPRESSION)
                      + "\": use gzip, or leave it empty for none");
        };
    storage(call).put(path, pack ? Packing.pack(value) : value);
    return Response.empty();
  }

  private static byte[] value(Call call) {
    if (!inBase64(call)) {
      return call.get(VALUE).getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(call.get(VALUE));
    } catch (IllegalArgumentException notBase64) {
      throw new Refusal.InvalidRequest("value: it is not base64");
    }
  }

  private static Response delete(Call call) {
    storage(call).delete(path(call));
    return Response.empty();
  }

  private static Response list(Call call) {
    String path = call.get(PATH);
    String below = path.isEmpty() || path.endsWith("/") ? path : path + "/";
    return Response.keys(Page.of(call).of(storage(call), below));
  }
}
