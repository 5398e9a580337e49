package io.holdfast.cli.http;

import java.util.List;

/** The server refused: a status of 400 or more, with the errors it named. */
public final class ApiException extends ClientException {
  private final int status;
  private final List<String> errors;

  ApiException(String method, String url, int status, List<String> errors) {
    super(message(method, url, status, errors));
    this.status = status;
    this.errors = List.copyOf(errors);
  }

  private static String message(String method, String url, int status, List<String> errors) {
    StringBuilder text = new StringBuilder("Error making API request.\n\n");
    text.append("URL: ").append(method).append(' ').append(url).append('\n');
    text.append("Code: ").append(status).append(". Errors:\n\n");
    for (String error : errors) {
      text.append("* ").append(error.strip()).append('\n');
    }
    return text.toString().stripTrailing();
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The server's own sentences. */
  public List<String> errors() {
    return errors;
  }
}
