  def cross_entropy_gradient(self: __torch__.M,
    logits: Tensor,
    labels: Tensor) -> Tensor:
    likely = torch.log_softmax(logits, -1)
    loss, weight, = torch.nll_loss_forward(likely, labels, None, 1, -100)
    chosen = torch.nll_loss_backward(torch.ones_like(loss), likely, labels, None, 1, -100, weight)
    return torch._log_softmax_backward_data(chosen, likely, -1, ops.prim.dtype(logits))
  def binary_cross_entropy_gradient(self: __torch__.M,
    logits: Tensor,
    truths: Tensor) -> Tensor:
    return torch.div(torch.sub(torch.sigmoid(logits), truths), torch.numel(logits))
  def squared_error_gradient(self: __torch__.M,
    outputs: Tensor,
    truths: Tensor) -> Tensor:
    return torch.mul(torch.sub(outputs, truths), torch.div(2, torch.numel(outputs)))
  def relu_gradient(self: __torch__.M,
    gradient: Tensor,
    result: Tensor) -> Tensor:
    return torch.threshold_backward(gradient, result, 0)
  def differentiated(self: __torch__.M,
    w: List[Tensor],
    inputs: List[Tensor],
    share: float,
    trained: List[List[Tensor]]) -> Tuple[Tensor, List[Tensor]]:
    torch.set_grad_enabled(False)
    found = (self).written_gradients(w, inputs, )
    gradients = annotate(List[Tensor], [])
    for group in range(torch.len(trained)):
      for i in range(torch.len(trained[group])):
        for k in range(torch.len(w)):
          if torch.__is__(w[k], trained[group][i]):
            _0 = torch.append(gradients, torch.contiguous(found[torch.add(k, 1)]))
    loss = found[0]
    if torch.ne(share, 1.):
      torch._foreach_mul_(gradients, share)
      loss = torch.mul(loss, share)
    torch.set_grad_enabled(True)
    return (loss, gradients)
