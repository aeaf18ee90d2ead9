  def attend(self: __torch__.M,
    queries: Tensor,
    keys: Tensor,
    values: Tensor,
    visible: Optional[Tensor]) -> Tensor:
    scores = torch.mul(torch.mul(torch.size(queries, 1), torch.size(queries, 2)), torch.size(keys, 2))
    few = torch.lt(torch.size(queries, 2), 32)
    many = torch.gt(scores, 4194304)
    if torch.__or__(torch.__or__(few, many), torch.is_grad_enabled()):
      attended = torch.scaled_dot_product_attention(queries, keys, values, visible)
    else:
      at_once = ops.prim.max(torch.floordiv(524288, scores), 1)
      attended = (self).attend_in_parts(queries, keys, values, visible, at_once, )
    return attended
  def attend_in_parts(self: __torch__.M,
    queries: Tensor,
    keys: Tensor,
    values: Tensor,
    visible: Optional[Tensor],
    at_once: int) -> Tensor:
    rows = torch.size(queries, 0)
    scaled = torch.mul(queries, torch.pow(torch.size(queries, 3), -0.5))
    turned = torch.transpose(keys, 2, 3)
    if torch.__isnot__(visible, None):
      seen = unchecked_cast(Tensor, visible)
      hidden = torch.mul(torch.sub(torch.to(seen, 6), 1), 1.0000000000000001e+30)
      bias = torch.expand(hidden, [rows, -1, -1, -1])
    else:
      bias = torch.zeros([rows, 1, 1, 1], dtype=6, device=ops.prim.device(queries))
    parts = annotate(List[Tensor], [])
    for part in range(torch.floordiv(torch.add(rows, torch.sub(at_once, 1)), at_once)):
      start = torch.mul(part, at_once)
      end = torch.add(start, at_once)
      scores = torch.to(torch.matmul(torch.slice(scaled, 0, start, end), torch.slice(turned, 0, start, end)), 6)
      weights = torch.softmax(torch.add_(scores, torch.slice(bias, 0, start, end)), -1)
      narrow = torch.to(weights, ops.prim.dtype(values))
      _0 = torch.append(parts, torch.matmul(narrow, torch.slice(values, 0, start, end)))
    return torch.cat(parts)
