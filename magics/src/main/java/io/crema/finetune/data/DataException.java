package io.crema.finetune.data;

import io.crema.finetune.data.image.Images;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Data could not be read, or not be used as asked, and whoever asked can mend it.
 *
 * <p>The message is the summary followed by the hint, so it stands alone in a stack trace; a notebook may show the two
 * on lines of their own.
 */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int PICTURES_NAMED = 5;

    private final String summary;
    private final String hint;
    private final Remedy remedy;

    /** What mends it, for whoever has other words for that than this library's methods. */
    public enum Remedy {
        /** To say which column is the text. */
        NAME_TEXT,
        /** To say which column has the pictures. */
        NAME_IMAGE,
        /** To say which columns are numbers and categories. */
        NAME_FEATURES,
        /** To take a model for tables. */
        TAKE_TABLE_MODEL,
        /** To take a model for pictures. */
        TAKE_PICTURE_MODEL,
        /** To take a model for texts. */
        TAKE_TEXT_MODEL,
        /** To say which column is the label. */
        NAME_LABEL,
        /** To leave out the rows in which something is missing. */
        DROP_MISSING,
        /** To mend the paths of pictures, or to leave out those that cannot be read. */
        DROP_PICTURES,
        /** To divide all rows, the published test part included. */
        DIVIDE_ALL,
        /** What the hint says. */
        OTHER
    }

    /**
     * @param summary what happened and what was expected, without a full stop: {@code no column "lable" in reviews}
     * @param hint what to do next, as whole sentences
     */
    public DataException(String summary, String hint) {
        this(summary, hint, Remedy.OTHER);
    }

    /** As above, with what mends it. */
    public DataException(String summary, String hint, Remedy remedy) {
        super(summary + ". " + hint);
        this.summary = summary;
        this.hint = hint;
        this.remedy = remedy;
    }

    /** As above, with the cause for the log. */
    public DataException(String summary, String hint, Throwable cause) {
        super(summary + ". " + hint, cause);
        this.summary = summary;
        this.hint = hint;
        this.remedy = Remedy.OTHER;
    }

    /** A file or folder is there and cannot be read. */
    static DataException unreadable(Path path, IOException cause) {
        boolean forbidden = cause instanceof AccessDeniedException;
        String reason = forbidden
                ? "it may not be read by you"
                : cause instanceof EOFException ? "it ends too early" : String.valueOf(cause.getMessage());
        return new DataException(
                "cannot read %s: %s".formatted(path, reason),
                forbidden
                        ? "Change its permissions, or those of its folder."
                        : "Copy it again from where it came from.",
                cause);
    }

    /**
     * Some pictures cannot be read.
     *
     * @param of how many pictures there are
     */
    public static DataException brokenPictures(int of, List<Images.Broken> broken) {
        String named = broken.stream()
                .limit(PICTURES_NAMED)
                .map(each -> each.reference() + " (" + each.reason() + ")")
                .collect(Collectors.joining(", "));
        String more = broken.size() > PICTURES_NAMED ? " and " + (broken.size() - PICTURES_NAMED) + " more" : "";
        String summary =
                String.format(Locale.ROOT, "%,d of %,d pictures cannot be read: %s%s", broken.size(), of, named, more);
        return broken.size() < of
                ? new DataException(
                        summary,
                        "Check their paths, or leave these rows out with .dropMissing().",
                        Remedy.DROP_PICTURES)
                : new DataException(summary, "Check their paths, and that they are PNG, JPEG, GIF, BMP or TIFF.");
    }

    /** What happened and what was expected. */
    public String summary() {
        return summary;
    }

    /** What to do next. */
    public String hint() {
        return hint;
    }

    /** What the hint is about. */
    public Remedy remedy() {
        return remedy;
    }
}
