package io.crema.magics.render;

import io.crema.finetune.card.ModelCard;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderer;

/** Shows a model's card as Markdown. Its YAML stands below, as notebooks take what is between dashes for headings. */
public final class ModelCardRenderer implements Renderer<ModelCard> {

    @Override
    public Class<ModelCard> type() {
        return ModelCard.class;
    }

    @Override
    public DisplayData render(ModelCard card) {
        String shown = card.body() + "\n## Metadata\n\n```yaml\n" + card.metadata() + "```\n";
        return DisplayData.text(card.markdown()).with(MimeType.MARKDOWN, shown);
    }
}
