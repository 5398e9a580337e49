package io.holdfast.log.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Leaves whose fields stand in one fixed order without white space, so that a leaf of our own is
 * known by its first bytes and has one spelling only.
 */
final class CanonicalJson {
  /** Every character in its own UTF-8 bytes: an escape would take three times the room. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private CanonicalJson() {}

  /** Writes fields; throws as the generator does. */
  @FunctionalInterface
  interface Writing {
    void write(JsonGenerator json) throws IOException;
  }

  /** Reads fields in their order; throws as the parser does. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Fields fields) throws IOException;
  }

  /** One object with the fields that {@code writing} writes, as UTF-8. */
  static byte[] write(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      writing.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return out.toByteArray();
  }

  /** What {@code reading} makes of the object, or empty when the object has another shape. */
  static <T> Optional<T> read(byte[] object, Reading<T> reading) {
    try (JsonParser json = FACTORY.createParser(object)) {
      Fields fields = new Fields(json);
      fields.next(JsonToken.START_OBJECT);
      T result = reading.read(fields);
      fields.end();
      return json.nextToken() == null ? Optional.of(result) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Steps through an object whose fields are known. */
  static final class Fields {
    private final JsonParser json;

    private Fields(JsonParser json) {
      this.json = json;
    }

    void begin(String field) throws IOException {
      name(field);
      next(JsonToken.START_OBJECT);
    }

    void end() throws IOException {
      next(JsonToken.END_OBJECT);
    }

    String string(String field) throws IOException {
      name(field);
      next(JsonToken.VALUE_STRING);
      return json.getText();
    }

    int number(String field) throws IOException {
      name(field);
      next(JsonToken.VALUE_NUMBER_INT);
      return json.getIntValue();
    }

    private void name(String field) throws IOException {
      next(JsonToken.FIELD_NAME);
      if (!json.currentName().equals(field)) {
        throw new IOException("another field");
      }
    }

    private void next(JsonToken expected) throws IOException {
      if (json.nextToken() != expected) {
        throw new IOException("another token");
      }
    }
  }
}
