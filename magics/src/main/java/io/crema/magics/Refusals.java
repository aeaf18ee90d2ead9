package io.crema.magics;

import io.crema.finetune.FineTuningInterruptedException;
import io.crema.finetune.checkpoint.CheckpointException;
import io.crema.finetune.data.DataException;
import io.crema.finetune.engine.DeviceException;
import io.crema.finetune.fairness.BiasException;
import io.crema.finetune.hub.HubException;
import io.crema.finetune.model.ConfigException;
import io.crema.finetune.strategy.DivergedException;
import io.crema.finetune.weights.WeightsException;
import io.crema.kernel.magic.MagicException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** Turns what the library refuses into the two lines that a notebook shows. Anything else is a bug and keeps its stack. */
final class Refusals {
    private Refusals() {}

    /**
     * Calls the library for a magic.
     *
     * @param magic its name with its sign: {@code %finetune}
     */
    static <T> T of(String magic, Callable<T> call) throws Exception {
        try {
            return call.call();
        } catch (DataException e) {
            throw new MagicException(magic + ": " + e.summary(), remedy(e), e);
        } catch (BiasException e) {
            throw new MagicException(magic + ": " + e.summary(), hint(e), e);
        } catch (CheckpointException e) {
            throw new MagicException(magic + ": " + e.summary(), e.hint(), e);
        } catch (WeightsException e) {
            throw new MagicException(magic + ": " + e.summary(), e.hint().isEmpty() ? help(magic) : e.hint(), e);
        } catch (HubException e) {
            throw new MagicException(magic + ": " + e.summary(), e.hint(), e);
        } catch (DeviceException e) {
            throw new MagicException(magic + ": " + e.summary(), e.hint(), e);
        } catch (ConfigException | IllegalArgumentException e) {
            throw new MagicException(magic + ": " + e.getMessage(), help(magic), e);
        } catch (DivergedException e) {
            throw new MagicException(magic + ": " + e.summary(), e.hint(), e);
        } catch (FineTuningInterruptedException e) {
            throw new MagicException(magic + ": " + e.getMessage(), "Run the cell again to start anew", e);
        } catch (CancellationException e) {
            throw new MagicException(
                    magic + ": stopped before there was a result", "Run the cell again to start anew", e);
        }
    }

    /** What to type next, the library's methods put into magics. */
    private static String remedy(DataException e) {
        return switch (e.remedy()) {
            case NAME_TEXT ->
                "Name it where it is loaded: %load_data SOURCE --text COLUMN; or for a table of numbers and categories,"
                        + " --features C1,C2";
            case TAKE_TABLE_MODEL ->
                "Load a model for tables: %load_model mlp; or name a column to read: %load_data --text";
            case TAKE_PICTURE_MODEL ->
                "Load a model for pictures: %load_model small-cnn; or name a column to read: %load_data --text";
            case TAKE_TEXT_MODEL ->
                "Load a model for texts: %load_model minilm; or name the column of pictures: %load_data --image";
            case NAME_FEATURES ->
                "Name its columns where it is loaded: %load_data SOURCE --label COLUMN --features C1,C2";
            case NAME_IMAGE -> "Name it where it is loaded: %load_data SOURCE --image COLUMN";
            case NAME_LABEL -> "Name it where it is loaded: %load_data SOURCE --label COLUMN";
            case DROP_MISSING -> "Leave these rows out where they are loaded: %load_data SOURCE --drop-missing";
            case DROP_PICTURES ->
                "Check their paths, or leave these rows out where they are loaded: %load_data SOURCE --drop-missing";
            case DIVIDE_ALL -> "Divide all rows: %split --train .8 --valid .1 --test .1";
            case OTHER -> e.hint();
        };
    }

    /** What to type next where decisions cannot be assessed as asked. */
    static String hint(BiasException e) {
        return switch (e.remedy()) {
            case MORE_GROUPS -> "Name a column with two groups or more: %bias_report --sensitive COLUMN";
            case FEWER_GROUPS ->
                "Name another column, or cut its numbers into groups: %bias_report --sensitive age:25:60";
            case GIVE_SCORES ->
                "Name the column with the probability of the positive label: %bias_report --predicted COLUMN --score COLUMN";
            case DIVIDE ->
                "Divide the data first, %split --train .7 --valid .15 --test .15, and report on the test part";
            case FILL_GROUPS ->
                "Divide the data so that each part has rows of each group, %split --stratify COLUMN, or put small groups"
                        + " together";
            case SEE_TO_MODEL ->
                "Look at the model with %evaluate, and train it with %finetune --class-weights balanced";
            case NAME_RUN -> "Train a model, %finetune, and assess it: %bias_report run --sensitive COLUMN";
            case ANOTHER_STRATEGY -> "Train with another strategy, and assess that run: %finetune --strategy head";
            case GROUPS_ALONE -> "Leave out --counterfactual, and name groups: %bias_report --sensitive COLUMN";
            case MORE_SENTENCES ->
                "Name a file with sentences of its own, or one of --counterfactual identities, names, pronouns";
            case SLICES -> "See its errors by group: %evaluate --slices COLUMN";
        };
    }

    private static String help(String magic) {
        return magic.replaceFirst("^%%", "%") + "? shows what it takes";
    }
}
