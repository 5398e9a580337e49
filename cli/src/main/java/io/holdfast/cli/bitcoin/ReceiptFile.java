package io.holdfast.cli.bitcoin;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.policy.receipt.Receipt;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.json.JsonReader;
import io.holdfast.cli.json.MalformedJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a receipt from a file: alone, or within the answer that brought it. */
final class ReceiptFile {
  private ReceiptFile() {}

  static Receipt read(String name) {
    Json.Obj json = within(json(name));
    if (!(value(json) instanceof Map<?, ?> map)) {
      throw Failure.local(name + " holds no receipt");
    }
    Map<String, Object> document = new LinkedHashMap<>();
    map.forEach((key, value) -> document.put(String.valueOf(key), value));
    try {
      return Receipt.parse(document);
    } catch (BitcoinException e) {
      throw Failure.local(name + " is no receipt: " + e.getMessage());
    }
  }

  private static Json.Obj json(String name) {
    try {
      if (JsonReader.read(Files.readString(Path.of(name))) instanceof Json.Obj object) {
        return object;
      }
    } catch (IOException e) {
      throw Failure.local("cannot read the file " + name);
    } catch (MalformedJson e) {
      throw Failure.local(name + " is no JSON: " + e.getMessage());
    }
    throw Failure.local(name + " holds no JSON object");
  }

  private static Json.Obj within(Json.Obj json) {
    Json.Obj data = json.object("data").isEmpty() ? json : json.object("data");
    return data.object("receipt").isEmpty() ? data : data.object("receipt");
  }

  private static @Nullable Object value(Json json) {
    return switch (json) {
      case Json.Obj(var members) -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        members.forEach((key, member) -> map.put(key, value(member)));
        yield map;
      }
      case Json.Arr(List<Json> items) -> {
        List<@Nullable Object> list = new ArrayList<>();
        items.forEach(item -> list.add(value(item)));
        yield list;
      }
      case Json.Str(String text) -> text;
      case Json.Num(String literal) -> number(literal);
      case Json.Bool(boolean flag) -> flag;
      case Json.Null _ -> null;
    };
  }

  private static Object number(String literal) {
    if (literal.matches("-?[0-9]{1,18}")) {
      return Long.parseLong(literal);
    }
    if (literal.matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?")) {
      return new BigDecimal(literal);
    }
    throw Failure.local("a receipt holds no number such as " + literal);
  }
}
