"""Writes tiny ResNets of the variants that make_models.py leaves out, with the answers that Python gives for them:
resnet-bottleneck/ (strided in the 3x3, "v1.5"), resnet-reduction/ (strided in the first 1x1 and in the first stage).
Run: python make_resnets.py OUT   (torch, transformers, safetensors). The files are those of make_models.py.
"""
import json, pathlib, sys, torch, transformers
from safetensors.torch import save_file

LABELS = 3
VARIANTS = {
    "resnet-bottleneck": {},
    "resnet-reduction": {"downsample_in_bottleneck": True, "downsample_in_first_stage": True},
}


def flat(tensor):
    return [round(x, 7) for x in tensor.detach().flatten().tolist()]


for seed, (name, settings) in enumerate(VARIANTS.items()):
    torch.manual_seed(300 + seed)
    model = transformers.ResNetForImageClassification(transformers.ResNetConfig(
        embedding_size=8, hidden_sizes=[16, 24], depths=[1, 2], layer_type="bottleneck", num_labels=LABELS, **settings))
    with torch.no_grad():  # larger than the default initialisation, so that errors show
        for key, parameter in model.named_parameters():
            if parameter.ndim >= 2:
                parameter.normal_(0, 0.15)
            else:
                parameter.add_(torch.randn_like(parameter) * 0.05)
        for key, buffer in model.named_buffers():
            if key.endswith("running_mean"):
                buffer.normal_(0, 0.1)
            if key.endswith("running_var"):
                buffer.uniform_(0.5, 1.5)
    folder = pathlib.Path(sys.argv[1]) / name
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)
    batch = {"pixel_values": torch.randn(4, 3, 24, 24), "labels": torch.randint(0, LABELS, (4,))}
    save_file(batch, str(folder / "batch.safetensors"))

    model.eval()
    output = model(**batch)
    golden = {"family": name, "made_with": {"torch": torch.__version__, "transformers": transformers.__version__}}
    golden["logits"] = flat(output.logits)
    golden["loss"] = output.loss.item()
    output.loss.backward()
    golden["grad_norm_by_parameter"] = {key: p.grad.norm().item() for key, p in model.named_parameters()}
    golden["grad_norm"] = torch.sqrt(sum(p.grad.pow(2).sum() for p in model.parameters())).item()
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01)
    golden["adamw_losses"] = []
    for _ in range(5):
        optimizer.zero_grad()
        loss = model(**batch).loss
        loss.backward()
        golden["adamw_losses"].append(loss.item())
        optimizer.step()
    (folder / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")
