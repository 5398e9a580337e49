package io.holdfast.cli.command;

import io.holdfast.cli.json.Json;
import io.holdfast.cli.json.JsonReader;
import io.holdfast.cli.json.MalformedJson;
import io.holdfast.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Data given as arguments: {@code key=value}, {@code key=@file}, {@code key=-} (standard input),
 * {@code key=\@text} (a value that begins with @), {@code @file.json} and {@code -} (an object from
 * a file or standard input). A key given again makes an array. Errors name the argument by its
 * place, since its text may be a secret.
 */
public final class KeyValues {
  private final Terminal terminal;
  private final SequencedMap<String, Json> members = new LinkedHashMap<>();

  private KeyValues(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The object that the arguments describe; empty for no arguments. */
  public static Json.Obj parse(List<String> arguments, Terminal terminal) {
    KeyValues data = new KeyValues(terminal);
    for (int i = 0; i < arguments.size(); i++) {
      data.add(arguments.get(i), "argument " + (i + 1) + " of the data");
    }
    return new Json.Obj(data.members);
  }

  private void add(String argument, String where) {
    if (argument.equals("-")) {
      object(stdin(where), where);
    } else if (argument.startsWith("@")) {
      object(file(argument.substring(1), where), where);
    } else {
      int equals = argument.indexOf('=');
      if (equals <= 0) {
        throw invalid(where, "the format must be key=value");
      }
      String key = argument.substring(0, equals);
      put(key, Json.of(value(argument.substring(equals + 1), where + " (\"" + key + "\")")));
    }
  }

  private String value(String text, String where) {
    if (text.startsWith("@")) {
      return file(text.substring(1), where);
    }
    if (text.startsWith("\\@")) {
      return text.substring(1);
    }
    return text.equals("-") ? stdin(where) : text;
  }

  private void put(String key, Json value) {
    members.merge(key, value, KeyValues::append);
  }

  private static Json append(Json before, Json value) {
    List<Json> items =
        new ArrayList<>(before instanceof Json.Arr array ? array.items() : List.of(before));
    items.add(value);
    return new Json.Arr(items);
  }

  private void object(String json, String where) {
    try {
      if (!(JsonReader.read(json) instanceof Json.Obj object)) {
        throw invalid(where, "it holds JSON, but not an object");
      }
      object.members().forEach(this::put);
    } catch (MalformedJson e) {
      throw invalid(where, String.valueOf(e.getMessage()));
    }
  }

  private String stdin(String where) {
    try {
      return terminal.stdinText();
    } catch (IllegalStateException e) {
      throw invalid(where, "stdin was already used");
    }
  }

  private static String file(String name, String where) {
    try {
      return Files.readString(Path.of(name));
    } catch (NoSuchFileException e) {
      throw invalid(where, "no such file: " + name);
    } catch (CharacterCodingException e) {
      throw invalid(where, "the file " + name + " is not UTF-8 text: encode it in base64");
    } catch (IOException e) {
      throw invalid(where, "cannot read the file " + name);
    }
  }

  private static Failure invalid(String where, String why) {
    return Failure.local("Failed to parse K=V data: " + where + ": " + why);
  }
}
